// SPDX-License-Identifier: Apache-2.0
#include "keychain/keychaintask.h"

#include "keychain/secretservice.h"
#include "keychain/secretstore.h"

#include <qt6keychain/keychain.h>
#include <utility>

namespace dfw::keychain {

using namespace Qt::StringLiterals;

namespace {

QKeychain::Job *jobFor(const KeychainWish &wish)
{
    QKeychain::Job *job = nullptr;
    switch (wish.verb) {
    case KeychainVerb::Read:
        job = new QKeychain::ReadPasswordJob(entryService());
        break;
    case KeychainVerb::Write: {
        auto *write = new QKeychain::WritePasswordJob(entryService());
        write->setTextData(wish.secret.reveal());
        job = write;
        break;
    }
    case KeychainVerb::Remove:
        job = new QKeychain::DeletePasswordJob(entryService());
        break;
    }
    job->setKey(wish.key);
    // Never a file with secrets in it, whatever happens.
    job->setInsecureFallback(false);
    return job;
}

KeychainProblem problemOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return KeychainProblem::Missing;
    case QKeychain::AccessDeniedByUser:
        return KeychainProblem::Refused;
    case QKeychain::AccessDenied:
        return KeychainProblem::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeychainProblem::Absent;
    default:
        break;
    }
    // KWallet that does not run, as QtKeychain words it when it writes or removes.
    const QString text = job.errorString();
    const bool nobody = text.contains("org.freedesktop.DBus.Error.ServiceUnknown"_L1) ||
                        text.contains("org.freedesktop.DBus.Error.NoServer"_L1);
    return nobody ? KeychainProblem::Absent : KeychainProblem::Failed;
}

// Whether to believe an outcome at once. What QtKeychain says after a refused question differs from
// service to service, and a removal it always calls a success.
bool needsConfirmation(KeychainVerb verb, const Result<Secret> &outcome)
{
    return !outcome || verb == KeychainVerb::Remove;
}

} // namespace

QString operationOf(KeychainVerb verb)
{
    switch (verb) {
    case KeychainVerb::Write:
        return u"keepSecret"_s;
    case KeychainVerb::Remove:
        return u"forgetSecret"_s;
    case KeychainVerb::Read:
        break;
    }
    return u"readSecret"_s;
}

KeychainTask::KeychainTask(KeychainWish wish, SecretService *service, Done<Secret> done)
    : m_wish(std::move(wish)), m_service(service), m_done(std::move(done))
{
    if (m_service)
        look();
    else
        begin();
}

KeychainTask::~KeychainTask() = default;

void KeychainTask::look()
{
    m_step = m_service->look(m_wish.key, [this](const Result<SecretService::Look> &look) {
        const Call ended = std::exchange(m_step, {});
        if (!look)
            return finish(look.error());
        // An entry that can be read needs no other keyring. One that is not seen may be in a
        // keyring that must be opened to be searched.
        SecretService::Paths locked = look->lockedEntries;
        if (locked.isEmpty() && (m_wish.verb == KeychainVerb::Write || !look->hasEntry))
            locked = look->lockedKeyring;
        if (!locked.isEmpty())
            return unlock(locked);
        // A keyring is made by the first write, and the user gives it a password.
        m_waitsForUser = !look->hasKeyring && m_wish.verb == KeychainVerb::Write;
        begin();
    });
}

void KeychainTask::unlock(const QList<QDBusObjectPath> &locked)
{
    m_waitsForUser = true;
    m_step = m_service->unlock(locked, [this](const Result<bool> &opened) {
        const Call ended = std::exchange(m_step, {});
        m_waitsForUser = false;
        if (!opened)
            return finish(opened.error());
        if (!*opened)
            return finish(problemError(KeychainProblem::Refused, {}));
        begin();
    });
}

void KeychainTask::begin()
{
    m_isCommitted = true;
    QKeychain::Job *job = jobFor(m_wish);
    connect(job, &QKeychain::Job::finished, this, &KeychainTask::take);
    job->start();
}

void KeychainTask::take(QKeychain::Job *job)
{
    m_isCommitted = false;
    Result<Secret> outcome = Secret();
    if (job->error() != QKeychain::NoError)
        outcome = problemError(problemOf(*job), {}, job->errorString());
    else if (const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job))
        outcome = Secret(read->textData());
    if (m_service && needsConfirmation(m_wish.verb, outcome))
        confirm(outcome);
    else
        finish(outcome);
}

void KeychainTask::confirm(const Result<Secret> &outcome)
{
    m_step = m_service->look(m_wish.key, [this, outcome](const Result<SecretService::Look> &look) {
        const Call ended = std::exchange(m_step, {});
        if (!look)
            return finish(look.error());
        const QString said = outcome ? QString() : outcome.error().serverText;
        const bool writing = m_wish.verb == KeychainVerb::Write;
        if (!look->lockedEntries.isEmpty() || (writing && look->isLocked()) ||
            (writing && !look->hasKeyring))
            return finish(problemError(KeychainProblem::Refused, {}, said));
        if (m_wish.verb == KeychainVerb::Remove && look->hasEntry)
            return finish(problemError(KeychainProblem::Failed, {}, said));
        finish(outcome);
    });
}

void KeychainTask::finish(const Result<Secret> &outcome)
{
    m_waitsForUser = false;
    const auto done = std::exchange(m_done, nullptr);
    if (!outcome && m_wish.verb == KeychainVerb::Remove &&
        outcome.error().code == problemCode(KeychainProblem::Missing))
        done(Secret());
    else
        done(outcome ? outcome : Result<Secret>(failure(outcome.error())));
}

Error KeychainTask::failure(const Error &cause) const
{
    Error error = cause;
    error.operation = operationOf(m_wish.verb);
    // A write that finds nothing did not find a keyring; there is no entry it could miss.
    if (m_wish.verb == KeychainVerb::Write && error.code == problemCode(KeychainProblem::Missing))
        return problemError(KeychainProblem::Failed, error.operation, error.serverText);
    return error;
}

} // namespace dfw::keychain
