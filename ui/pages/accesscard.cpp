// SPDX-License-Identifier: Apache-2.0
#include "pages/accesscard.h"

#include "style/metrics.h"
#include "style/typescale.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/places.h"

#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::AccessCheck;
using presenters::ConnectPresenter;
using presenters::Session;
using presenters::Task;

namespace {

QString countSentence(AccessCheck::What what, int count)
{
    const QString number = QLocale().toString(count);
    switch (what) {
    case AccessCheck::What::SchemaRegistry:
        return count == 1 ? AccessCard::tr("1 schema, may read")
                          : AccessCard::tr("%1 schemas, may read").arg(number);
    case AccessCheck::What::FlowService:
        return count == 1 ? AccessCard::tr("1 base connection, may read")
                          : AccessCard::tr("%1 base connections, may read").arg(number);
    case AccessCheck::What::Sandbox:
        break;
    }
    return {};
}

} // namespace

QString sandboxInWords(const api::Sandbox &sandbox)
{
    return sandbox.isProduction()   ? AccessCard::tr("%1, production").arg(sandbox.name)
           : sandbox.type.isEmpty() ? sandbox.name
                                    : AccessCard::tr("%1, development").arg(sandbox.name);
}

QString accessFailure(const AccessCheck &check, const QList<api::Sandbox> &sandboxes, Length length)
{
    const bool inShort = length == Length::Link;
    if (!check.task.error)
        return {};
    const Error &error = *check.task.error;
    const bool listed = check.what == AccessCheck::What::Sandbox &&
                        error.kind == ErrorKind::NotFound && !sandboxes.isEmpty();
    if (!listed)
        return inShort ? errorText(error).why : errorText(error).paragraph();
    if (inShort)
        return fill(AccessCard::tr("There is no sandbox “%1” for you"), {shown(error.where)});
    QStringList names;
    for (const api::Sandbox &one : sandboxes)
        names.append(one.name);
    return fill(AccessCard::tr("There is no sandbox “%1” for you. You may use: %2."),
                {shown(error.where), shown(names.join(u", "_s), 200)});
}

AccessCard::AccessCard(QWidget *parent)
    : Card(tr("Access"), parent), m_busy(new BusyRow(this)), m_note(new Note(Tone::Info, {}, this)),
      m_again(new Button(Kind::Secondary, tr("Check a&gain"), u"refresh"_s, this)),
      m_details(new QPlainTextEdit(this)),
      m_expander(new Expander(tr("What Platform answered"), m_details, this))
{
    setObjectName(u"accessCard"_s);
    m_again->setObjectName(u"checkAgainButton"_s);
    m_again->setAccessibleName(tr("Check again"));
    addHeaderWidget(m_again);
    content()->setSpacing(0);
    const QStringList names{tr("Sandbox"), tr("Schema registry"), tr("Flow service")};
    for (int i = 0; i < names.size(); ++i) {
        if (i > 0)
            content()->addWidget(new Hairline(this));
        auto *row = new CheckRow(names.at(i), this);
        row->setObjectName(u"accessRow%1"_s.arg(i));
        m_rows.append(row);
        content()->addWidget(row);
    }
    m_busy->setObjectName(u"accessBusy"_s);
    m_expander->setObjectName(u"accessDetailsExpander"_s);
    m_details->setObjectName(u"accessDetailsText"_s);
    m_details->setAccessibleName(tr("What Platform answered, without secrets"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setMinimumHeight(120);
    setType(m_details, Type::Mono);
    content()->addSpacing(space::s);
    content()->addWidget(m_busy);
    content()->addWidget(m_note);
    content()->addWidget(m_expander, 0, Qt::AlignLeft);
    content()->addWidget(m_details);
    connect(m_again, &Button::clicked, this, &AccessCard::checkAgainRequested);
    connect(m_busy, &BusyRow::cancelRequested, this, &AccessCard::cancelRequested);
}

void AccessCard::refresh(const ConnectPresenter &presenter, Session::Kind kind,
                         const QString &wantedSandbox, const QString &sandboxText)
{
    const bool busy = presenter.task().isBusy();
    if (busy && !m_wasBusy)
        m_busy->start(tr("Asking Platform what you may reach"), 1000);
    else if (!busy)
        m_busy->stop();
    m_wasBusy = busy;
    const QList<AccessCheck> &checks = presenter.checks();
    m_again->setVisible(kind != Session::Kind::Demo && !checks.isEmpty());

    QStringList details;
    QString said;
    for (int i = 0; i < m_rows.size(); ++i) {
        if (i >= checks.size()) {
            m_rows.at(i)->setState(Tone::Neutral, tr("Asked when you go on"));
            continue;
        }
        const AccessCheck &check = checks.at(i);
        const QString ms = tr("%1 ms").arg(QLocale().toString(check.task.ms));
        switch (check.task.state) {
        case Task::State::Busy:
            m_rows.at(i)->setState(Tone::Neutral, tr("Asking"));
            break;
        case Task::State::Ready:
            m_rows.at(i)->setState(Tone::Ok,
                                   check.what == AccessCheck::What::Sandbox
                                       ? (sandboxText.isEmpty() ? wantedSandbox : sandboxText)
                                       : countSentence(check.what, check.count),
                                   ms);
            break;
        case Task::State::Failed: {
            const QString sentence = accessFailure(check, presenter.sandboxes(), Length::Full);
            const QString why = errorText(*check.task.error).why;
            // A refused token fails all three: once in full is enough.
            m_rows.at(i)->setState(
                Tone::Err, why == said ? tr("Not read, for the same reason.") : sentence, ms);
            said = why;
            details.append(errorText(*check.task.error).details);
            break;
        }
        case Task::State::Idle:
        case Task::State::Cancelled:
            m_rows.at(i)->setState(Tone::Neutral, tr("Stopped before the answer came"));
            break;
        }
    }
    m_expander->setVisible(!details.isEmpty());
    const QString all = details.join(u"\n\n"_s);
    if (details.isEmpty())
        m_expander->setOpen(false);
    if (m_details->toPlainText() != all)
        m_details->setPlainText(all);

    const bool failedToStart = presenter.task().state == Task::State::Failed && checks.isEmpty();
    if (failedToStart && presenter.task().error) {
        m_note->setTone(Tone::Err);
        m_note->setText(errorText(*presenter.task().error).paragraph());
    } else {
        m_note->setTone(Tone::Info);
        m_note->setText(tr("You can go on. The wizard checks the rights again before it creates "
                           "anything."));
    }
    m_note->setVisible(failedToStart || presenter.task().isReady());
}

} // namespace dfw::ui
