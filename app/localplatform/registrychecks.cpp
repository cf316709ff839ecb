// SPDX-License-Identifier: Apache-2.0
#include "localplatform/registrychecks.h"

#include "localplatform/refusal.h"
#include "localplatform/registryresource.h"
#include "localplatform/world.h"
#include "localplatform/xdm.h"

#include <algorithm>
#include <QRegularExpression>

namespace dfw::localplatform::registrychecks {

using namespace Qt::StringLiterals;

namespace {

Error badRequest(const QString &text)
{
    return plainRefusal(400, u"BadRequestError"_s, text);
}

QString refOf(const QJsonValue &part)
{
    return part.toObject().value("$ref"_L1).toString();
}

bool isLocal(const QString &ref)
{
    return ref.startsWith(u'#');
}

/// Checks the fields a class or field group brings itself.
class FieldCheck
{
public:
    /// `root` is the one name fields may stand under; `code` is answered when they do not.
    FieldCheck(World &world, const QJsonObject &body, QString root, QString code)
        : m_world(world), m_body(body), m_definitions(body.value("definitions"_L1).toObject()),
          m_root(std::move(root)), m_code(std::move(code))
    {
    }

    std::optional<Error> run()
    {
        if (auto refused = part(m_body, {}))
            return refused;
        const QJsonArray parts = m_body.value("allOf"_L1).toArray();
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const QJsonObject object = parts.at(i).toObject();
            const QString ref = refOf(object);
            const QString pointer = u"/allOf/%1"_s.arg(i);
            if (!ref.isEmpty() && !isLocal(ref))
                continue;
            if (ref.isEmpty()) {
                if (auto refused = part(object, pointer))
                    return refused;
                continue;
            }
            const auto target = definition(ref, pointer);
            if (!target)
                return target.error();
            m_open = {ref};
            if (auto refused = part(*target, pointer))
                return refused;
        }
        return {};
    }

private:
    Result<QJsonObject> definition(const QString &ref, const QString &pointer) const
    {
        const QString name = ref.section(u'/', 2);
        if (!ref.startsWith("#/definitions/"_L1) || !m_definitions.contains(name))
            return badRequest(u"%1: there is no %2 in this body"_s.arg(pointer, ref));
        return m_definitions.value(name).toObject();
    }

    std::optional<Error> part(const QJsonObject &object, const QString &pointer)
    {
        const QJsonObject properties = object.value("properties"_L1).toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            if (it.key() != m_root) {
                return refusal(m_code,
                               u"%1/properties/%2: fields of your own must stand under %3"_s.arg(
                                   pointer, it.key(), m_root));
            }
            const QJsonObject node = it.value().toObject();
            const QString below = pointer + u"/properties/"_s + it.key();
            if (auto refused = field(node, below))
                return refused;
        }
        return {};
    }

    std::optional<Error> field(const QJsonObject &node, const QString &pointer)
    {
        if (const QString ref = refOf(node); !ref.isEmpty())
            return reference(ref, pointer);
        const QString type = node.value("type"_L1).toString(
            node.contains("properties"_L1) ? u"object"_s : QString());
        static const QStringList scalars = {u"string"_s, u"number"_s, u"integer"_s, u"boolean"_s};
        if (scalars.contains(type))
            return {};
        if (type == "array"_L1) {
            if (!node.value("items"_L1).isObject())
                return badRequest(pointer + u": an array needs items"_s);
            return field(node.value("items"_L1).toObject(), pointer + u"/items"_s);
        }
        if (type != "object"_L1)
            return badRequest(u"%1: \"%2\" is no type of a field"_s.arg(pointer, type));
        const QJsonObject properties = node.value("properties"_L1).toObject();
        if (properties.isEmpty() && !node.contains("additionalProperties"_L1))
            return badRequest(pointer + u": an object needs properties"_s);
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            static const QRegularExpression name(u"^[A-Za-z0-9-][A-Za-z0-9_-]*$"_s);
            const QString below = pointer + u"/properties/"_s + it.key();
            if (!name.match(it.key()).hasMatch()) {
                return badRequest(below + u": a name takes letters, digits, - and _, and does not "
                                          "begin with _"_s);
            }
            if (auto refused = field(it.value().toObject(), below))
                return refused;
        }
        return {};
    }

    std::optional<Error> reference(const QString &ref, const QString &pointer)
    {
        if (!isLocal(ref)) {
            if (m_world.xdm->isDataType(ref))
                return {};
            return refusal(u"XDM-1010-404"_s, u"%1: no such data type: %2"_s.arg(pointer, ref));
        }
        if (m_open.contains(ref))
            return badRequest(u"%1: %2 refers to itself"_s.arg(pointer, ref));
        const auto target = definition(ref, pointer);
        if (!target)
            return target.error();
        m_open.append(ref);
        auto refused = field(*target, pointer);
        m_open.removeLast();
        return refused;
    }

    World &m_world;
    const QJsonObject &m_body;
    QJsonObject m_definitions;
    QString m_root;
    QString m_code;
    QStringList m_open;
};

/// The keys the registry makes itself. The tutorials of 2020 send some of them; they are ignored,
/// or refused when strict.
std::optional<Error> ownKeys(const World &world, const QJsonObject &body,
                             const QStringList &allowed)
{
    if (!world.strict)
        return {};
    for (const QString &key : body.keys()) {
        if (key.startsWith("meta:"_L1) && !allowed.contains(key))
            return badRequest(key + u": is made by the service, leave it out"_s);
    }
    return {};
}

} // namespace

std::optional<Error> title(World &world, const QString &sandbox, const QJsonObject &body,
                           const QString &exceptId)
{
    const QString title = body.value("title"_L1).toString();
    if (title.isEmpty())
        return badRequest(u"title is missing"_s);
    for (const QLatin1StringView kind : {kind::schemas, kind::classes, kind::fieldGroups}) {
        for (const QJsonObject &resource : world.store->list(kind, sandbox)) {
            if (resource.value("title"_L1).toString() == title &&
                resource.value("$id"_L1).toString() != exceptId) {
                return refusal(u"XDM-1521-400"_s,
                               u"The title is taken in this sandbox: "_s + title);
            }
        }
    }
    return {};
}

std::optional<Error> schema(World &world, const QString &sandbox, const QJsonObject &body)
{
    if (auto refused = ownKeys(world, body, {}))
        return refused;
    QList<QJsonObject> groups;
    QList<QJsonObject> classes;
    const QJsonArray parts = body.value("allOf"_L1).toArray();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString ref = refOf(parts.at(i));
        if (ref.isEmpty())
            return badRequest(
                u"/allOf/%1: a schema has no fields of its own, $ref is missing"_s.arg(i));
        if (const auto group = registryFieldGroup(world, sandbox, ref))
            groups.append(*group);
        else if (const auto base = registryClass(world, sandbox, ref))
            classes.append(*base);
        else
            return refusal(u"XDM-1010-404"_s, u"No such class or field group: "_s + ref);
    }
    if (classes.size() != 1) {
        return badRequest(u"allOf must name exactly one class, it names %1"_s.arg(classes.size()));
    }
    // A group is for classes, or for all classes of one behaviour.
    QJsonArray fits = classes.first().value("meta:extends"_L1).toArray();
    fits.append(classes.first().value("$id"_L1));
    for (const QJsonObject &group : std::as_const(groups)) {
        const QJsonArray wanted = group.value("meta:intendedToExtend"_L1).toArray();
        const bool matches = std::any_of(wanted.begin(), wanted.end(),
                                         [&](const QJsonValue &one) { return fits.contains(one); });
        if (!matches) {
            return badRequest(u"The field group %1 is not made for the class %2"_s.arg(
                group.value("title"_L1).toString(), classes.first().value("title"_L1).toString()));
        }
    }
    return {};
}

std::optional<Error> fieldGroup(World &world, const QString &sandbox, const QJsonObject &body)
{
    if (auto refused = ownKeys(world, body, {u"meta:intendedToExtend"_s}))
        return refused;
    const QJsonArray extends = body.value("meta:intendedToExtend"_L1).toArray();
    if (extends.isEmpty())
        return badRequest(u"meta:intendedToExtend must name the classes this group is for"_s);
    for (const auto &value : extends) {
        const QString id = value.toString();
        if (!registryClass(world, sandbox, id) && !world.xdm->globalById(u"behaviors", id))
            return refusal(u"XDM-1010-404"_s, u"No such class: "_s + id);
    }
    for (const auto &part : body.value("allOf"_L1).toArray()) {
        const QString ref = refOf(part);
        if (!ref.isEmpty() && !isLocal(ref) && !registryFieldGroup(world, sandbox, ref))
            return refusal(u"XDM-1010-404"_s, u"No such field group: "_s + ref);
    }
    return FieldCheck(world, body, u"_"_s + world.tenancy.tenantId, u"XDM-1020-400"_s).run();
}

std::optional<Error> tenantClass(World &world, const QString &, const QJsonObject &body)
{
    if (auto refused = ownKeys(world, body, {}))
        return refused;
    QStringList behaviours;
    for (const auto &part : body.value("allOf"_L1).toArray()) {
        const QString ref = refOf(part);
        if (ref.isEmpty() || isLocal(ref))
            continue;
        if (!world.xdm->globalById(u"behaviors", ref))
            return refusal(u"XDM-1010-404"_s, u"No such behaviour: "_s + ref);
        behaviours.append(ref);
    }
    if (behaviours.size() != 1) {
        return badRequest(
            u"allOf must name exactly one behaviour, it names %1"_s.arg(behaviours.size()));
    }
    const bool isAdhoc = behaviours.first() == adhoc;
    return FieldCheck(world, body, isAdhoc ? u"_adhoc"_s : u"_"_s + world.tenancy.tenantId,
                      u"XDM-1021-400"_s)
        .run();
}

} // namespace dfw::localplatform::registrychecks
