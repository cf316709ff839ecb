// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/accesschecker.h"
#include "presenters/plankeeper.h"
#include "presenters/profilespresenter.h"
#include "presenters/session.h"
#include "presenters/task.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>

namespace dfw::presenters {

/// What the Connect page's fields hold. The secrets in it stay in memory.
struct ConnectForm
{
    enum class Method {
        ClientSecret, ///< tokens are asked for, and renewed, by it
        AccessToken,  ///< pasted; for this session, and as long as it lives
    };
    Method method = Method::ClientSecret;
    Profile profile;
    Secret clientSecret;
    Secret proxyPassword;
    Secret accessToken;

    bool operator==(const ConnectForm &) const = default;
};

/// A fault of one field, before anything is sent.
struct ConnectProblem
{
    enum class Field {
        ClientId,
        ClientSecret,
        AccessToken,
        Organisation,
        Sandbox,
        Platform,
        Ims,
        ProxyHost,
        ProxyPort,
    };
    enum class Kind {
        Missing,
        NotAUrl,
        NotHttps, ///< plain http to a host that is not loopback, or another scheme
        HostHasExtras,
        HostUnconfirmed,   ///< not Adobe's, and not confirmed by its name; `value` is the name
        TokenHasPrefix,    ///< pasted with "Bearer "
        JwtMaterial,       ///< a private key: the way of signing in that ended
        NotAnOrganisation, ///< not 24 letters and digits before @AdobeOrg
        SandboxNotLower,
        SecretForAnother, ///< client or hosts changed since the secret was given
        NotAPort,
    };
    Field field = Field::ClientId;
    Kind kind = Kind::Missing;
    QString value;

    bool operator==(const ConnectProblem &) const = default;
};

/// Signs in, by a profile's client secret, by a pasted token or into the demo, and says what this
/// sign-in may reach.
class ConnectPresenter : public QObject
{
    Q_OBJECT
public:
    ConnectPresenter(Session &session, DemoHost &demo, ProfilesPresenter &profiles,
                     PlanKeeper &keeper, QObject *parent = nullptr);

    ConnectForm form() const;
    void setForm(const ConnectForm &form);
    ProfilesPresenter &profiles() { return m_profiles; }
    QList<ConnectProblem> problems() const;
    /// Hosts that must be confirmed by name before anything is sent; empty where there is none.
    QList<signin::JudgedOrigin> toBeConfirmed() const;

    /// Instead of a pasted token, which is let go.
    void useClientSecret();
    /// Another profile: the session ends, and where nothing is missing the new one begins.
    void switchTo(const QString &profileId);

    /// Starts the local Platform and connects to it.
    void startDemo();
    void leaveDemo();
    /// Throws the demo's data away and starts again with the sample.
    void resetDemo();
    /// Why nothing of this demo is kept (DemoAccess); empty where everything is.
    const std::optional<Error> &demoNotKept() const { return m_demoNotKept; }
    /// Puts the demo's clock forward; nothing outside a demo.
    void skipDemoAhead(std::chrono::seconds by);
    /// Reads the secret from the keychain where it is there, checks the form against the service;
    /// on success the session is connected. Without a sandbox it ends at that check, with the
    /// sandboxes there are; the only one is taken.
    void signIn();
    void cancel();

    const Task &task() const { return m_task; }
    /// Empty until a sign-in was tried.
    const QList<AccessCheck> &checks() const { return m_checker.checks(); }
    const AccessChecker &access() const { return m_checker; }
    const QList<api::Sandbox> &sandboxes() const { return m_checker.sandboxes(); }
    Session &session() { return m_session; }
    /// What the plan lost when the sandbox changed.
    const WorldIds &leftBehind() const { return m_keeper.leftBehind(); }
    /// True where the form differs from what the session was made with: Next signs in again.
    bool needsSignIn() const;

Q_SIGNALS:
    /// form(), task(), checks() or sandboxes() changed.
    void changed();
    void signedIn();

private:
    void begin(const signin::SignIn &signIn, Session::Kind kind);
    void beginOrganisation();
    void conclude();
    void finish(Task::State state, const std::optional<Error> &error = {});
    void dropSession();
    QString onlySandbox() const;

    Session &m_session;
    DemoHost &m_demo;
    std::optional<Error> m_demoNotKept;
    ProfilesPresenter &m_profiles;
    PlanKeeper &m_keeper;
    ConnectForm::Method m_method = ConnectForm::Method::ClientSecret;
    Secret m_accessToken;
    std::optional<ConnectForm> m_signedInForm;
    Task m_task;
    QElapsedTimer m_clock;
    Session::Kind m_kind = Session::Kind::None;
    bool m_awaitsKeychain = false;
    // The order matters: calls go before the connection they are made through.
    std::unique_ptr<Connection> m_candidate;
    AccessChecker m_checker;
    Call m_demoStart;
};

} // namespace dfw::presenters
