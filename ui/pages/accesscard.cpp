// SPDX-License-Identifier: Apache-2.0
#include "pages/accesscard.h"

#include "pages/accessrow.h"
#include "parts/details.h"
#include "style/metrics.h"
#include "style/typescale.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/places.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::AccessCheck;
using presenters::ConnectPresenter;
using presenters::Session;
using presenters::Task;

QString accessFailure(const AccessCheck &check, const QList<api::Sandbox> &sandboxes, Length length)
{
    if (!check.task.error)
        return {};
    const Error &error = *check.task.error;
    AccessFacts facts{.sandbox = error.where};
    for (const api::Sandbox &one : sandboxes)
        facts.sandboxes.append(one.name);
    const AccessText text = accessText(check.what, error, facts);
    if (length == Length::Full)
        return text.cause + u' ' + text.ask;
    return text.cause.endsWith(u'.') ? text.cause.chopped(1) : text.cause;
}

AccessCard::AccessCard(QWidget *parent)
    : Card(tr("Access"), parent), m_busy(new BusyRow(this)), m_note(new Note(Tone::Info, {}, this)),
      m_copy(new IconButton(u"copy"_s, tr("Copy the access list as text"), this)),
      m_again(new Button(Kind::Secondary, tr("Check a&gain"), u"refresh"_s, this)),
      m_details(new Details(tr("What Platform answered"), u"accessDetails"_s, this))
{
    setObjectName(u"accessCard"_s);
    m_copy->setObjectName(u"copyAccessButton"_s);
    m_again->setObjectName(u"checkAgainButton"_s);
    m_again->setAccessibleName(tr("Check again"));
    addHeaderWidget(m_copy);
    addHeaderWidget(m_again);
    content()->setSpacing(0);
    const QList<AccessLine> lines = accessLines({}, 0);
    for (int i = 0; i < lines.size(); ++i) {
        if (i > 0)
            content()->addWidget(new Hairline(this));
        auto *row = new AccessRow(lines.at(i).name, this);
        row->setObjectName(u"accessRow%1"_s.arg(i));
        m_rows.append(row);
        content()->addWidget(row);
    }
    m_busy->setObjectName(u"accessBusy"_s);
    content()->addSpacing(space::s);
    content()->addWidget(m_busy);
    content()->addWidget(m_note);
    content()->addWidget(m_details);
    connect(m_copy, &Button::clicked, this, &AccessCard::copy);
    connect(m_again, &Button::clicked, this, &AccessCard::checkAgainRequested);
    connect(m_busy, &BusyRow::cancelRequested, this, &AccessCard::cancelRequested);
}

void AccessCard::refresh(const ConnectPresenter &presenter, Session::Kind kind)
{
    const presenters::ConnectForm form = presenter.form();
    setSecrets({form.accessToken, form.clientSecret, form.proxyPassword});
    show({.checks = presenter.checks(),
          .subject = presenter.access().subject(),
          .sandboxes = presenter.sandboxes(),
          .isDemo = kind == Session::Kind::Demo},
         presenter.task());
}

void AccessCard::setSecrets(const QList<Secret> &secrets)
{
    m_redactor = {};
    for (const Secret &one : secrets)
        m_redactor.learn(one);
}

void AccessCard::show(const AccessView &view, const Task &task)
{
    m_view = view;
    if (task.isBusy() && !m_wasBusy)
        m_busy->start(tr("Asking Platform what you may reach"), 1000);
    else if (!task.isBusy())
        m_busy->stop();
    m_wasBusy = task.isBusy();
    m_again->setVisible(!view.isDemo && !view.checks.isEmpty());
    m_copy->setVisible(!view.checks.isEmpty());
    const QList<AccessLine> lines = accessLines(view, QDateTime::currentMSecsSinceEpoch());
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->show(lines.at(i));
    showDetails();
    showNote(task);
}

void AccessCard::showDetails()
{
    QStringList details;
    for (const AccessCheck &check : std::as_const(m_view.checks)) {
        if (check.task.error)
            details.append(m_redactor.redact(errorText(*check.task.error).details));
    }
    m_details->setText(details.join(u"\n\n"_s));
}

void AccessCard::showNote(const Task &task)
{
    const bool failedToStart = task.state == Task::State::Failed && m_view.checks.isEmpty();
    if (failedToStart && task.error) {
        m_note->setTone(Tone::Err);
        m_note->setText(errorText(*task.error).paragraph());
    } else {
        m_note->setTone(Tone::Info);
        m_note->setText(tr("You can go on. The wizard checks the rights again before it creates "
                           "anything."));
    }
    m_note->setVisible(failedToStart || task.isReady());
}

void AccessCard::copy()
{
    QGuiApplication::clipboard()->setText(
        accessReport(m_view, m_redactor, QDateTime::currentDateTimeUtc()));
    showCopied(m_copy, tr("Copy the access list as text"));
}

} // namespace dfw::ui
