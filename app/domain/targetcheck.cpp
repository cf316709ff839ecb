// SPDX-License-Identifier: Apache-2.0
#include "domain/plancheck.h"

#include <QRegularExpression>
#include <QSet>

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

void checkFields(const NewFieldGroup &group, check::Collector &out)
{
    static const QRegularExpression allowed(u"^[A-Za-z0-9-][A-Za-z0-9_-]*\\z"_s);
    const QString place = u"/target/schema/create/fields"_s;
    if (group.title.trimmed().isEmpty())
        out.error(IssueCode::FieldGroupTitleMissing, place + u"/title"_s);
    if (group.fields.isEmpty())
        out.error(IssueCode::NoNewFields, place + u"/items"_s);
    QSet<QString> seen;
    for (qsizetype i = 0; i < group.fields.size(); ++i) {
        const QString &name = group.fields.at(i).name;
        const QString pointer = place + u"/items/%1/name"_s.arg(i);
        if (!allowed.match(name).hasMatch())
            out.error(IssueCode::BadFieldName, pointer, {name});
        else if (seen.contains(name))
            out.error(IssueCode::DuplicateNewField, pointer, {name});
        seen.insert(name);
    }
}

void checkIdentities(const NewSchema &schema, bool inProfile, check::Collector &out)
{
    const QString place = u"/target/schema/create/identities"_s;
    QSet<QString> seen;
    QString primary;
    for (qsizetype i = 0; i < schema.identities.size(); ++i) {
        const IdentityMark &mark = schema.identities.at(i);
        const QString one = place + u"/%1/"_s.arg(i);
        if (mark.path.isEmpty())
            out.error(IssueCode::IdentityPathMissing, one + u"path"_s);
        else if (seen.contains(mark.path))
            out.error(IssueCode::DuplicateIdentity, one + u"path"_s, {mark.path});
        if (mark.namespaceCode.isEmpty())
            out.error(IssueCode::IdentityNamespaceMissing, one + u"namespace"_s, {mark.path});
        if (mark.primary && !primary.isEmpty())
            out.error(IssueCode::TwoPrimaryIdentities, one + u"primary"_s, {primary, mark.path});
        if (mark.primary && primary.isEmpty())
            primary = mark.path;
        seen.insert(mark.path);
    }
    if (inProfile && primary.isEmpty())
        out.warning(IssueCode::ProfileWithoutIdentity, place);
}

} // namespace

void check::target(const FlowPlan &plan, Collector &out)
{
    const TargetPlan &target = plan.target;
    if (target.name.trimmed().isEmpty())
        out.error(IssueCode::NameMissing, u"/target/name"_s);
    if (target.newSchema) {
        if (target.newSchema->title.trimmed().isEmpty())
            out.error(IssueCode::NameMissing, u"/target/schema/create/title"_s);
        if (target.newSchema->ownFields)
            checkFields(*target.newSchema->ownFields, out);
        checkIdentities(*target.newSchema, target.newDataset && target.newDataset->inProfile, out);
    } else if (target.schemaId.isEmpty()) {
        out.error(IssueCode::SchemaMissing, u"/target/schema/id"_s);
    }
    if (target.newDataset) {
        if (target.newDataset->name.trimmed().isEmpty())
            out.error(IssueCode::NameMissing, u"/target/dataset/create/name"_s);
    } else if (target.datasetId.isEmpty()) {
        out.error(IssueCode::DatasetMissing, u"/target/dataset/id"_s);
    } else if (target.newSchema) {
        out.error(IssueCode::DatasetOfOtherSchema, u"/target/dataset/id"_s, {target.datasetId});
    }
}

} // namespace dfw
