// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/typedsignin.h"
#include "presenters/job.h"
#include "presenters/session.h"

#include <optional>
#include <QObject>

namespace dfw::presenters {

/// Makes one base connection and tests it. After a refused test the connection exists: the next try
/// changes its sign-in instead of making a second one. Holds no secret beyond the calls it makes.
class SignInPresenter : public QObject
{
    Q_OBJECT
public:
    enum class Stage {
        Editing,
        Making,  ///< POST, PATCH, or looking whether a lost POST made it
        Testing, ///< the source is being asked
        Refused, ///< made, but the source did not let us in
        Works,
    };
    Q_ENUM(Stage)

    explicit SignInPresenter(Session &session, QObject *parent = nullptr);

    /// Opens the form: a new one, or the one that restore() put here. `known`: the base connections
    /// of the sandbox, so that one made by a call whose answer was lost can be told from them.
    void begin(const QList<api::BaseConnection> &known);
    /// Closes it, with what was typed.
    void end();
    /// What stands in the open form, without secrets, and how far it has come.
    std::optional<OpenSignIn> form() const;
    void showConnector(const QString &id);
    void setTyped(const TypedSignIn &typed);
    /// The form of an earlier process, to be opened by the next begin(); nothing closes it.
    void restore(const std::optional<OpenSignIn> &form);
    /// What was made or sent is of another sandbox.
    void forgetMade();
    void createAndTest(const SpecRef &spec, const NewBaseConnection &connection,
                       const SecretParams &secrets);
    /// Stops the call under way; what it made stays.
    void cancel();

    /// Where the base connection is made.
    QString sandbox() const { return m_session.sandbox(); }

    Stage stage() const { return m_stage; }
    bool isBusy() const { return m_job.task.isBusy(); }
    /// Failed with the error of whichever call failed.
    const Task &task() const { return m_job.task; }
    /// Empty until the base connection exists.
    const QString &madeId() const { return m_made.id; }
    /// Something may exist in the sandbox that the list does not show yet.
    bool leftSomething() const { return !m_made.id.isEmpty() || m_outcomeUnknown; }
    /// The service's words after a refused test; may be empty.
    const QString &reason() const { return m_reason; }

Q_SIGNALS:
    void changed();
    /// The form was opened, closed or typed into.
    void formChanged();
    /// restore() put another form in the place of the open one.
    void restored();
    /// Works: `id` can be chosen.
    void ready(const QString &id);

private:
    void reset();
    void make();
    void lookForLost();
    void update();
    void test();
    void failed(const Error &error);
    void to(Stage stage);

    Session &m_session;
    Job m_job;
    Stage m_stage = Stage::Editing;
    std::optional<OpenSignIn> m_form; ///< without what the members below know better
    bool m_waiting = false;           ///< m_form is whole, and begin() has still to open it
    QList<api::BaseConnection> m_known;
    QStringList m_sameNamed; ///< of m_known, those that were there before the create
    bool m_outcomeUnknown = false;
    SpecRef m_spec;
    NewBaseConnection m_wanted;
    SecretParams m_secrets; ///< only while a call needs them
    api::BaseConnection m_made;
    QString m_reason;
};

} // namespace dfw::presenters
