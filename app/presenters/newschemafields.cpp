// SPDX-License-Identifier: Apache-2.0
// The fields made from columns and the identities of a new schema.
#include "presenters/names.h"
#include "presenters/newschemapresenter.h"
#include "presenters/schemaparts.h"

#include <algorithm>
#include <functional>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

void NewSchemaPresenter::setFromColumns(bool on)
{
    NewSchema changed = schema();
    if (changed.ownFields.has_value() == on)
        return;
    if (!on) {
        m_asideFields = std::exchange(changed.ownFields, std::nullopt);
    } else if (m_asideFields) {
        changed.ownFields = std::exchange(m_asideFields, std::nullopt);
    } else {
        changed.ownFields = NewFieldGroup{.title = suggestedGroupTitle(changed.title),
                                          .fields = ownFieldsFrom(m_keeper.plan().source.columns)};
    }
    edit(changed);
}

QStringList NewSchemaPresenter::columnsWithoutField() const
{
    QStringList out;
    if (!schema().ownFields)
        return out;
    const QList<NewField> &fields = schema().ownFields->fields;
    for (const Column &column : m_keeper.plan().source.columns) {
        if (std::none_of(fields.begin(), fields.end(),
                         [&](const NewField &field) { return field.column == column.name; }))
            out.append(column.name);
    }
    return out;
}

void NewSchemaPresenter::addMissingColumns()
{
    NewSchema changed = schema();
    const QStringList missing = columnsWithoutField();
    for (const Column &column : m_keeper.plan().source.columns) {
        if (!missing.contains(column.name))
            continue;
        changed.ownFields->fields.append(
            {.name = freeFieldName(ownFieldName(column.name), changed.ownFields->fields),
             .title = column.name,
             .column = column.name,
             .type = ownFieldType(column.type())});
    }
    edit(changed);
}

void NewSchemaPresenter::setGroupTitle(const QString &title)
{
    NewSchema changed = schema();
    if (!changed.ownFields)
        return;
    changed.ownFields->title = title;
    edit(changed);
}

QString NewSchemaPresenter::ownPath(const NewField &field) const
{
    return m_tenant.isEmpty() ? QString() : u'_' + m_tenant + u'.' + field.name;
}

void NewSchemaPresenter::moveMapping(const QString &from, const QString &to)
{
    FlowPlan plan = m_keeper.plan();
    if (from.isEmpty() || from == to)
        return;
    for (MappingRow &row : plan.mapping) {
        if (row.target == from)
            row.target = to;
    }
    // An emptied target is no row of the plan any more.
    plan.mapping.removeIf([](const MappingRow &row) { return row.target.isEmpty(); });
    m_keeper.edit(PlanKeeper::Section::Mapping, plan);
}

void NewSchemaPresenter::setOwnField(qsizetype index, const NewField &field)
{
    NewSchema changed = schema();
    if (!changed.ownFields || index < 0 || index >= changed.ownFields->fields.size())
        return;
    const QString before = ownPath(changed.ownFields->fields.at(index));
    const QString after = ownPath(field);
    changed.ownFields->fields[index] = field;
    changed.identities.removeIf([&](const IdentityMark &mark) {
        return mark.path == before && field.type != ValueType::String;
    });
    for (IdentityMark &mark : changed.identities) {
        if (mark.path == before)
            mark.path = after;
    }
    edit(changed);
    moveMapping(before, after);
}

void NewSchemaPresenter::addOwnField()
{
    NewSchema changed = schema();
    if (!changed.ownFields)
        return;
    QList<NewField> &fields = changed.ownFields->fields;
    fields.append({.name = freeFieldName(u"field"_s, fields)});
    edit(changed);
}

void NewSchemaPresenter::removeOwnFields(const QList<qsizetype> &indexes)
{
    NewSchema changed = schema();
    if (!changed.ownFields)
        return;
    QList<qsizetype> fromEnd = indexes;
    std::sort(fromEnd.begin(), fromEnd.end(), std::greater<>());
    QStringList gone;
    for (const qsizetype index : std::as_const(fromEnd)) {
        if (index >= 0 && index < changed.ownFields->fields.size())
            gone.append(ownPath(changed.ownFields->fields.takeAt(index)));
    }
    changed.identities.removeIf([&](const IdentityMark &mark) { return gone.contains(mark.path); });
    edit(changed);
    for (const QString &path : std::as_const(gone))
        moveMapping(path, {});
}

const IdentityMark *NewSchemaPresenter::identity(const QString &path) const
{
    const QList<IdentityMark> &all = schema().identities;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const IdentityMark &mark) { return mark.path == path; });
    return found == all.end() ? nullptr : &*found;
}

void NewSchemaPresenter::setIdentity(const QString &path, bool on)
{
    NewSchema changed = schema();
    const bool is = identity(path) != nullptr;
    if (is == on)
        return;
    if (on)
        changed.identities.append({.path = path,
                                   .namespaceCode = guessedNamespace(path, m_namespaces),
                                   .primary = changed.identities.isEmpty()});
    else
        changed.identities.removeIf([&](const IdentityMark &mark) { return mark.path == path; });
    edit(changed);
}

void NewSchemaPresenter::setNamespace(const QString &path, const QString &code)
{
    NewSchema changed = schema();
    for (IdentityMark &mark : changed.identities) {
        if (mark.path == path)
            mark.namespaceCode = code;
    }
    edit(changed);
}

void NewSchemaPresenter::setPrimary(const QString &path, bool primary)
{
    NewSchema changed = schema();
    for (IdentityMark &mark : changed.identities)
        mark.primary = primary && mark.path == path;
    edit(changed);
}

bool NewSchemaPresenter::hasPrimary() const
{
    const QList<IdentityMark> &all = schema().identities;
    return std::any_of(all.begin(), all.end(),
                       [](const IdentityMark &mark) { return mark.primary; });
}

bool NewSchemaPresenter::hasIdentityMap() const
{
    return m_fields.find(u"identityMap"_s) != nullptr;
}

} // namespace dfw::presenters
