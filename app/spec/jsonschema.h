// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <memory>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace dfw::spec {

/// One thing a schema has against a value.
struct SchemaIssue
{
    QString pointer; ///< JSON pointer (RFC 6901) to the offending place, "" for the root
    QString message; ///< valijson's words; for details and logs, not for people

    bool operator==(const SchemaIssue &) const = default;
};

/// A compiled JSON Schema (draft-07, the dialect of Adobe's specs), strongly typed: "15" is not 15.
/// Integers are whole numbers of up to 64 bits: valijson's Qt adapter stops at 32 bits and
/// would refuse an epoch time after 2038-01-19, so values go to it through its nlohmann adapter
/// instead.
class JsonSchema
{
public:
    /// Fails with ErrorKind::Protocol when `schema` is no usable schema.
    static Result<JsonSchema> compile(const QJsonObject &schema);

    /// Empty when `value` fits. Deepest place first.
    QList<SchemaIssue> validate(const QJsonValue &value) const;

private:
    struct Compiled;
    explicit JsonSchema(std::shared_ptr<const Compiled> compiled) : m_compiled(std::move(compiled))
    {
    }
    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace dfw::spec
