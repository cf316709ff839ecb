// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/session.h"
#include "presenters/task.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>

namespace dfw::presenters {

/// What the Connect page's fields hold. The token stays in memory and is never written anywhere.
struct ConnectForm
{
    QString host = QStringLiteral("https://platform.adobe.io");
    Secret accessToken;
    QString apiKey;
    QString organisation;
    QString sandbox;

    bool operator==(const ConnectForm &) const = default;
};

/// A fault of one field, before anything is sent.
struct ConnectProblem
{
    enum class Field { Host, AccessToken, ApiKey, Organisation, Sandbox };
    enum class Kind {
        Missing,
        NotAUrl,
        NotHttps, ///< plain http to a host that is not loopback, or another scheme
        HostHasExtras,
        TokenHasPrefix,    ///< pasted with "Bearer "
        NotAnOrganisation, ///< not 24 letters and digits before @AdobeOrg
        SandboxNotLower,
    };
    Field field = Field::Host;
    Kind kind = Kind::Missing;

    bool operator==(const ConnectProblem &) const = default;
};

/// One line of the access list.
struct AccessCheck
{
    enum class What { Sandbox, SchemaRegistry, FlowService };
    What what = What::Sandbox;
    Task task;
    int count = 0; ///< sandboxes, schemas or base connections seen
};

/// Signs in, by a pasted token or into the demo, and says what this sign-in may reach.
class ConnectPresenter : public QObject
{
    Q_OBJECT
public:
    ConnectPresenter(Session &session, DemoHost &demo, QObject *parent = nullptr);

    const ConnectForm &form() const { return m_form; }
    void setForm(const ConnectForm &form);
    QList<ConnectProblem> problems() const;

    /// Starts the local Platform and connects to it.
    void startDemo();
    void leaveDemo();
    /// Throws the demo's data away and starts again with the sample.
    void resetDemo();
    /// Puts the demo's clock forward; nothing outside a demo.
    void skipDemoAhead(std::chrono::seconds by);
    /// Checks the form against the service; on success the session is connected.
    void signIn();
    void cancel();

    const Task &task() const { return m_task; }
    /// Empty until a sign-in was tried.
    const QList<AccessCheck> &checks() const { return m_checks; }
    const QList<api::Sandbox> &sandboxes() const { return m_sandboxes; }
    Session &session() { return m_session; }
    /// True where the form differs from what the session was made with: Next signs in again.
    bool needsSignIn() const;

Q_SIGNALS:
    /// task(), checks() or sandboxes() changed.
    void changed();
    void signedIn();

private:
    void begin(const QUrl &origin, const net::Credentials &credentials, Session::Kind kind);
    void runCheck(AccessCheck::What what);
    template<typename T>
    void finishCheck(AccessCheck::What what, const Result<QList<T>> &result);
    AccessCheck &check(AccessCheck::What what);
    void conclude();

    Session &m_session;
    DemoHost &m_demo;
    ConnectForm m_form;
    std::optional<ConnectForm> m_signedInForm;
    Task m_task;
    QList<AccessCheck> m_checks;
    QList<api::Sandbox> m_sandboxes;
    QElapsedTimer m_clock;
    Session::Kind m_kind = Session::Kind::None;
    // The order matters: calls go before the connection they were made through.
    std::unique_ptr<Connection> m_candidate;
    std::vector<Call> m_calls;
    Call m_demoStart;
};

} // namespace dfw::presenters
