// SPDX-License-Identifier: Apache-2.0
#include "presenters/newschemapresenter.h"

#include "api/wire/makewire.h"
#include "presenters/names.h"
#include "presenters/schemaparts.h"
#include "run/preview.h"

#include <algorithm>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

constexpr auto profileClass = "https://ns.adobe.com/xdm/context/profile"_L1;

const api::XdmResource *findById(const QList<api::XdmResource> &list, const QString &id)
{
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const api::XdmResource &one) { return one.id == id; });
    return found == list.end() ? nullptr : &*found;
}

int rankOf(const api::XdmResource &one)
{
    return one.id == profileClass ? 0 : one.isTenant ? 2 : 1;
}

void sortResources(QList<api::XdmResource> &list)
{
    std::sort(list.begin(), list.end(), [](const api::XdmResource &a, const api::XdmResource &b) {
        const int order = rankOf(a) - rankOf(b);
        return order != 0 ? order < 0 : a.title.localeAwareCompare(b.title) < 0;
    });
}

} // namespace

NewSchemaPresenter::NewSchemaPresenter(Session &session, PlanKeeper &keeper, QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper)
{
    connect(&session, &Session::aboutToChange, this, &NewSchemaPresenter::forget);
    connect(&keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        if (section == PlanKeeper::Section::Everything)
            m_asideFields.reset();
        if (section == PlanKeeper::Section::Everything || section == PlanKeeper::Section::Target)
            readParts();
    });
}

void NewSchemaPresenter::forget()
{
    cancel();
    m_listsTask = m_fieldsTask = {};
    m_classes.clear();
    m_groups.clear();
    m_namespaces.clear();
    m_tenant.clear();
    m_parts.clear();
    m_failedParts.clear();
    m_fields = {};
    m_mergedParts.clear();
    ++m_fieldsVersion;
    Q_EMIT listsChanged();
    Q_EMIT fieldsChanged();
}

void NewSchemaPresenter::cancel()
{
    for (Call &call : m_listCalls)
        call.cancel();
    m_partCalls.clear();
    for (Task *task : {&m_listsTask, &m_fieldsTask}) {
        if (task->isBusy())
            task->state = Task::State::Cancelled;
    }
    Q_EMIT listsChanged();
    Q_EMIT fieldsChanged();
}

void NewSchemaPresenter::load()
{
    if (!m_session.isConnected())
        return;
    if (m_listsTask.isReady() || m_listsTask.isBusy()) {
        m_failedParts.clear();
        readParts();
    } else {
        reload();
    }
}

void NewSchemaPresenter::reload()
{
    if (!m_session.isConnected())
        return;
    m_listsTask = {.state = Task::State::Busy};
    m_waiting = 4;
    m_clock.start();
    m_parts.clear();
    m_failedParts.clear();
    m_mergedParts.clear();
    Q_EMIT listsChanged();
    api::PlatformApi &api = m_session.api();
    m_listCalls[0] = api.classes(
        [this](const Result<QList<api::XdmResource>> &answer) { take(answer, m_classes); });
    m_listCalls[1] = api.fieldGroups(
        [this](const Result<QList<api::XdmResource>> &answer) { take(answer, m_groups); });
    m_listCalls[2] =
        api.identityNamespaces([this](const Result<QList<api::IdentityNamespace>> &answer) {
            take(answer, m_namespaces);
        });
    m_listCalls[3] = api.tenantId([this](const Result<QString> &answer) { takeTenant(answer); });
    readParts();
}

template<typename T>
void NewSchemaPresenter::take(const Result<QList<T>> &answer, QList<T> &place)
{
    if (!answer)
        return failLists(answer.error());
    place = *answer;
    finishLists();
}

void NewSchemaPresenter::takeTenant(const Result<QString> &answer)
{
    if (!answer)
        return failLists(answer.error());
    m_tenant = *answer;
    finishLists();
    merge();
}

void NewSchemaPresenter::failLists(const Error &error)
{
    for (Call &call : m_listCalls)
        call.cancel();
    m_listsTask = {.state = Task::State::Failed, .error = error, .ms = m_clock.elapsed()};
    Q_EMIT listsChanged();
}

void NewSchemaPresenter::finishLists()
{
    if (--m_waiting > 0)
        return;
    sortResources(m_classes);
    sortResources(m_groups);
    std::sort(m_namespaces.begin(), m_namespaces.end(),
              [](const api::IdentityNamespace &a, const api::IdentityNamespace &b) {
                  return a.code.localeAwareCompare(b.code) < 0;
              });
    m_listsTask = {.state = Task::State::Ready, .ms = m_clock.elapsed()};
    Q_EMIT listsChanged();
}

QList<api::XdmResource> NewSchemaPresenter::fieldGroups() const
{
    QList<api::XdmResource> out;
    for (const api::XdmResource &one : m_groups) {
        if (one.classIds.isEmpty() || one.classIds.contains(schema().classId))
            out.append(one);
    }
    const QStringList odd = misfits();
    for (const QString &id : odd) {
        const api::XdmResource *known = findById(m_groups, id);
        out.append(known ? *known : api::XdmResource{.id = id, .title = id.section(u'/', -1)});
    }
    return out;
}

QString NewSchemaPresenter::titleOf(const QString &id) const
{
    const api::XdmResource *found = findById(m_groups, id);
    if (!found)
        found = findById(m_classes, id);
    return found && !found->title.isEmpty() ? found->title : id.section(u'/', -1);
}

bool NewSchemaPresenter::isKnownClass(const QString &id) const
{
    return findById(m_classes, id) != nullptr;
}

bool NewSchemaPresenter::isKnownFieldGroup(const QString &id) const
{
    return findById(m_groups, id) != nullptr;
}

const api::XdmResource *NewSchemaPresenter::resourceTitled(const QString &title) const
{
    for (const QList<api::XdmResource> *list : {&m_groups, &m_classes}) {
        for (const api::XdmResource &one : *list) {
            if (one.title == title)
                return &one;
        }
    }
    return nullptr;
}

const NewSchema &NewSchemaPresenter::schema() const
{
    static const NewSchema none;
    const TargetPlan &target = m_keeper.plan().target;
    return target.newSchema ? *target.newSchema : none;
}

void NewSchemaPresenter::edit(const NewSchema &changed)
{
    FlowPlan plan = m_keeper.plan();
    if (!plan.target.newSchema)
        return;
    plan.target.newSchema = changed;
    m_keeper.edit(PlanKeeper::Section::Target, plan);
}

void NewSchemaPresenter::setTitle(const QString &title)
{
    FlowPlan plan = m_keeper.plan();
    if (!plan.target.newSchema)
        return;
    const QString before = std::exchange(plan.target.newSchema->title, title);
    if (auto &own = plan.target.newSchema->ownFields)
        own->title = followed(own->title, suggestedGroupTitle(before), suggestedGroupTitle(title));
    followTitle(plan.target, before, title);
    m_keeper.edit(PlanKeeper::Section::Target, plan);
}

void NewSchemaPresenter::setDescription(const QString &description)
{
    NewSchema changed = schema();
    changed.description = description;
    edit(changed);
}

void NewSchemaPresenter::setClass(const QString &id)
{
    NewSchema changed = schema();
    changed.classId = id;
    edit(changed);
}

void NewSchemaPresenter::setFieldGroup(const QString &id, bool chosen)
{
    NewSchema changed = schema();
    changed.fieldGroupIds.removeAll(id);
    if (chosen)
        changed.fieldGroupIds.append(id);
    edit(changed);
}

QStringList NewSchemaPresenter::misfits() const
{
    if (!m_listsTask.isReady())
        return {};
    QStringList out;
    for (const QString &id : schema().fieldGroupIds) {
        const api::XdmResource *group = findById(m_groups, id);
        if (!group || (!group->classIds.isEmpty() && !group->classIds.contains(schema().classId)))
            out.append(id);
    }
    return out;
}

QList<net::Request> NewSchemaPresenter::requests() const
{
    QList<net::Request> out;
    run::RunFacts facts;
    facts.parts.tenant = m_tenant;
    const QList<run::PreviewRequest> all = run::previewRequests(m_keeper.plan(), facts);
    for (const run::PreviewRequest &one : all) {
        if (one.step == run::StepId::FieldGroup || one.step == run::StepId::Schema)
            out.append(one.request);
    }
    return out;
}

QStringList NewSchemaPresenter::partIds() const
{
    QStringList out{schema().classId};
    out += schema().fieldGroupIds;
    out.removeAll(QString());
    out.removeDuplicates();
    return out;
}

void NewSchemaPresenter::readParts()
{
    if (m_session.isConnected() && m_keeper.plan().target.newSchema) {
        const QStringList ids = partIds();
        for (const QString &id : ids)
            readPart(id);
    }
    merge();
}

void NewSchemaPresenter::readPart(const QString &id)
{
    if (m_parts.contains(id) || m_failedParts.contains(id) || m_partCalls.contains(id))
        return;
    const auto take = [this, id](const Result<SchemaFields> &fields) {
        if (fields)
            m_parts.insert(id, *fields);
        else
            m_failedParts.insert(id, fields.error());
        m_partCalls.erase(id);
        merge();
    };
    // Which of the two it is says the id: …/classes/… for the organisation's, and the list for
    // Adobe's, whose ids look alike.
    const bool isClass = id == schema().classId || isKnownClass(id);
    m_partCalls[id] = isClass ? m_session.api().classFields(id, take)
                              : m_session.api().fieldGroupFields(id, take);
}

const SchemaFields *NewSchemaPresenter::partFields(const QString &id)
{
    const auto found = m_parts.constFind(id);
    if (found != m_parts.constEnd())
        return &*found;
    if (m_session.isConnected() && !id.isEmpty())
        readPart(id);
    return nullptr;
}

void NewSchemaPresenter::merge()
{
    const std::optional<NewSchema> &wanted = m_keeper.plan().target.newSchema;
    QList<SchemaFields> parts;
    Task task{.state = wanted ? Task::State::Ready : Task::State::Idle};
    const QStringList ids = wanted ? partIds() : QStringList();
    for (const QString &id : ids) {
        if (m_parts.contains(id)) {
            parts.append(m_parts.value(id));
        } else if (m_failedParts.contains(id)) {
            task = {.state = Task::State::Failed, .error = m_failedParts.value(id)};
            break;
        } else {
            task.state = m_partCalls.contains(id) ? Task::State::Busy : Task::State::Cancelled;
        }
    }
    if (wanted && wanted->ownFields) {
        if (m_tenant.isEmpty() && task.isReady())
            task.state = m_listsTask.state;
        else if (!m_tenant.isEmpty() && !wanted->ownFields->fields.isEmpty())
            parts.append(api::wire::fieldsOf(*wanted->ownFields, m_tenant));
    }
    const QList<IdentityMark> identities = wanted ? wanted->identities : QList<IdentityMark>();
    m_fieldsTask = task;
    // Typing a title is no reason to put thousands of fields together again.
    const bool otherParts = parts != m_mergedParts;
    if (otherParts || identities != m_mergedIdentities) {
        m_fields = mergedFields(parts, identities);
        m_mergedParts = parts;
        m_mergedIdentities = identities;
        m_fieldsVersion += otherParts ? 1 : 0;
    }
    Q_EMIT fieldsChanged();
}

} // namespace dfw::presenters
