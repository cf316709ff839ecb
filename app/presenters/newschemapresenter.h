// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/transport.h"
#include "presenters/plankeeper.h"
#include "presenters/session.h"
#include "presenters/task.h"

#include <map>
#include <QElapsedTimer>
#include <QObject>

namespace dfw::presenters {

/// A schema the run will make: what it can be made of, read live, and its fields before it exists.
/// Edits only the plan (target.newSchema); creates nothing.
class NewSchemaPresenter : public QObject
{
    Q_OBJECT
public:
    NewSchemaPresenter(Session &session, PlanKeeper &keeper, QObject *parent = nullptr);

    /// Reads classes, field groups, namespaces and the tenant's id once, then the fields of the
    /// parts the plan names.
    void load();
    void reload();
    void cancel();

    /// The lists.
    const Task &listsTask() const { return m_listsTask; }
    /// Individual Profile first, then the other standard ones, then the organisation's.
    const QList<api::XdmResource> &classes() const { return m_classes; }
    /// Those that extend the chosen class, those that do not say what they extend, and whatever is
    /// chosen although it does neither.
    QList<api::XdmResource> fieldGroups() const;
    const QList<api::IdentityNamespace> &namespaces() const { return m_namespaces; }
    /// Title of a class or field group; its id where it is not known.
    QString titleOf(const QString &id) const;
    bool isKnownClass(const QString &id) const;
    bool isKnownFieldGroup(const QString &id) const;
    /// A class or field group of this very title; titles are unique over all kinds.
    const api::XdmResource *resourceTitled(const QString &title) const;

    /// The fields of a class or field group if they have been read; asks for them otherwise and
    /// emits fieldsChanged() when they come.
    const SchemaFields *partFields(const QString &id);
    /// Reading the parts of the plan's schema.
    const Task &fieldsTask() const { return m_fieldsTask; }
    /// True where the fields of every part are here.
    bool isComplete() const { return m_fieldsTask.isReady(); }
    /// Class, field groups and own fields in one tree.
    const SchemaFields &fields() const { return m_fields; }
    /// Counts up whenever the tree has other fields; identities do not count.
    int fieldsVersion() const { return m_fieldsVersion; }
    /// "_tenant.name"; empty while the tenant is not known.
    QString ownPath(const NewField &field) const;

    const NewSchema &schema() const;
    void setTitle(const QString &title);
    void setDescription(const QString &description);
    void setClass(const QString &id);
    void setFieldGroup(const QString &id, bool chosen);
    /// Field groups of the plan that do not fit its class.
    QStringList misfits() const;

    /// A field for each chosen column, or none at all; what was there before comes back.
    void setFromColumns(bool on);
    /// Columns chosen since, that have no field yet.
    QStringList columnsWithoutField() const;
    void addMissingColumns();
    void setGroupTitle(const QString &title);
    /// A renamed field takes its mapping rows along.
    void setOwnField(qsizetype index, const NewField &field);
    void addOwnField();
    void removeOwnFields(const QList<qsizetype> &indexes);

    const IdentityMark *identity(const QString &path) const;
    /// The first one becomes the primary one.
    void setIdentity(const QString &path, bool on);
    void setNamespace(const QString &path, const QString &code);
    void setPrimary(const QString &path, bool primary);
    bool hasPrimary() const;
    /// Profile takes an identity map in place of a primary identity.
    bool hasIdentityMap() const;

    /// Field group (where there are own fields) and schema, as the run will send them.
    QList<net::Request> requests() const;

Q_SIGNALS:
    void listsChanged();
    /// fields(), fieldsTask() or a part's fields changed.
    void fieldsChanged();

private:
    template<typename T>
    void take(const Result<QList<T>> &answer, QList<T> &place);
    void takeTenant(const Result<QString> &answer);
    void finishLists();
    void failLists(const Error &error);
    void forget();
    void edit(const NewSchema &changed);
    void readParts();
    void readPart(const QString &id);
    void merge();
    QStringList partIds() const;
    void moveMapping(const QString &from, const QString &to);

    Session &m_session;
    PlanKeeper &m_keeper;
    Task m_listsTask;
    Task m_fieldsTask;
    QElapsedTimer m_clock;
    QList<api::XdmResource> m_classes;
    QList<api::XdmResource> m_groups;
    QList<api::IdentityNamespace> m_namespaces;
    QString m_tenant;
    int m_waiting = 0; ///< lists that have not answered
    QHash<QString, SchemaFields> m_parts;
    QHash<QString, Error> m_failedParts;
    std::map<QString, Call> m_partCalls;
    Call m_listCalls[4];
    SchemaFields m_fields;
    QList<SchemaFields> m_mergedParts;
    QList<IdentityMark> m_mergedIdentities;
    int m_fieldsVersion = 0;
    std::optional<NewFieldGroup> m_asideFields;
};

} // namespace dfw::presenters
