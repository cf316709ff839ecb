// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "net/transport.h"
#include "run/dryrunreport.h"

#include <functional>
#include <map>
#include <QObject>

namespace dfw::run {

/// Everything about a run that can be found out without making anything: the look-ups and checks
/// of the run itself, the rights, the base connection's sign-in, what stands at the source, Data
/// Prep's opinion of the mapping (its validate and preview store nothing), and who has the names
/// already. One at a time; start()
/// begins anew. Owns its calls; the transport must outlive it.
class DryRun : public QObject
{
    Q_OBJECT
public:
    explicit DryRun(net::Transport &transport, QObject *parent = nullptr);

    /// `plan` must pass validate(). `sample` goes through the mapping at the service;
    /// where it is empty, the first rows of the source do.
    void start(const FlowPlan &plan, const SampleRows &sample = {});
    /// Drops what is under way; nothing is announced any more.
    void cancel();

    bool isRunning() const { return m_running; }
    int asked() const { return m_asked; }
    int answered() const { return m_answered; }

Q_SIGNALS:
    /// asked() or answered() changed.
    void progressed();
    void finished(const dfw::run::DryRunReport &report);

private:
    using Take = std::function<void(const Result<net::Response> &)>;

    void ask(const net::Request &request, const Take &take);
    void lookUp(StepId step, QList<net::Request> requests);
    void askRights();
    void askNames();
    void askWhatFollows();
    void askSource();
    void readSource(const net::Request &request, const QString &path);
    void askBeside();
    void askFolder();
    void takeListing(const net::Request &request, const Result<net::Response> &outcome);
    void askPreview();

    net::Transport &m_transport;
    SampleRows m_sample;
    DryRunFindings m_findings;
    std::map<int, Call> m_calls; // under way, by the number of the question
    QStringList m_folders;       // still to be looked into
    int m_foldersAsked = 0;
    int m_asked = 0;
    int m_answered = 0;
    bool m_running = false;
    bool m_followed = false; // what needs the look-ups was asked
};

} // namespace dfw::run
