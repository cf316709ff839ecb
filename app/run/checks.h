// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "core/secret.h"
#include "domain/flowplan.h"
#include "run/runfacts.h"

#include <optional>
#include <QList>

namespace dfw::run {

/// A reason not to create anything, and the step it would have hit.
struct CheckFailure
{
    StepId step;
    Error error; ///< ErrorKind::InvalidPlan; `where` is the plan's JSON pointer, `code` the
                 ///< CheckCode's name
};

/// Everything that can be said against the plan once the look-ups have answered and before the
/// first create: the source's connection spec is the base connection's, is allowed by the live flow
/// spec and can do what the plan wants of it; a new base connection's sign-in is one of its own;
/// schedule, transformations and options fit the flow spec's JSON Schemas; the mapping fits the
/// schema, also one that is still to be made; titles that are taken belong to what can be used
/// again; identities name text fields and known namespaces; the dataset is made on the schema.
/// Pure. Codes: "SpecMismatch", "SourceNotAllowed", "SourceIsStreaming", "SourceWithdrawn",
/// "SourceOfOtherFlowSpec", "SourceKindMismatch", "FilterNotOffered", "SignInUnknown",
/// "SignInIncomplete", "ScheduleRefused", "EndTimeUnknown", "TransformationUnknown",
/// "TransformationRefused", "OptionsRefused", "DraftNotOffered", "DatasetOfOtherSchema",
/// "SchemaTitleTaken", "FieldGroupTitleTaken", "IdentityFieldUnknown", "IdentityFieldNotText",
/// "NamespaceUnknown", "PrimaryIdentityTaken", "SchemaNotInProfile", or an issue of the mapping
/// ("Mapping"). serverText holds what the sentence needs: the value, and the other one.
QList<CheckFailure> checkBeforeCreating(const FlowPlan &plan, const RunFacts &facts);

/// Why a new base connection cannot be made: secrets of its sign-in that `secrets` has no value
/// for. Without one its own name in braces would be sent. Code "SecretsMissing".
std::optional<Error> missingSecrets(const FlowPlan &plan, const SecretParams &secrets);

} // namespace dfw::run
