// SPDX-License-Identifier: Apache-2.0
#include "shell/requestpanel.h"

#include "parts/taskrow.h"
#include "shell/requestviews.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/requestdock.h"

#include <QFileDialog>
#include <QSaveFile>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

RequestPanel::RequestPanel(Source source, QWidget *window)
    : QObject(window), m_source(std::move(source)), m_window(window), m_place(new QWidget),
      m_button(new Button(Kind::Secondary, tr("Re&quests"), u"code"_s))
{
    m_button->setObjectName(u"requestsButton"_s);
    m_button->setCheckable(true);
    m_button->setToolTip(tr("The exact requests this plan would send"));
    m_place->hide();
    connect(m_button, &QAbstractButton::toggled, this, [this](bool shown) {
        if (shown)
            dock();
        m_place->setVisible(shown);
        Q_EMIT shownChanged(shown);
        refresh();
    });
}

// Most people never open it, and the first page is not to wait for it.
RequestDock *RequestPanel::dock()
{
    if (m_dock)
        return m_dock;
    m_dock = new RequestDock;
    m_place->setSizePolicy(m_dock->sizePolicy());
    auto *column = new QVBoxLayout(m_place);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_dock);
    // What comes late would be the last to be reached by Tab.
    m_dock->show(); // a layout would do so later
    reachAfter(m_button, m_dock);
    connect(m_dock, &RequestDock::closeRequested, this, [this] { m_button->setChecked(false); });
    connect(m_dock, &RequestDock::saveAllRequested, this, &RequestPanel::save);
    return m_dock;
}

bool RequestPanel::isShown() const
{
    return m_place->isVisible();
}

void RequestPanel::show()
{
    m_button->setChecked(true);
}

void RequestPanel::showStep(run::StepId step)
{
    show();
    const QList<run::PreviewRequest> all = m_source();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).step == step) {
            dock()->setCurrent(static_cast<int>(i));
            return;
        }
    }
}

void RequestPanel::refresh()
{
    if (m_place->isVisible())
        m_dock->setRequests(requestViews(m_source()), tr("In this order; look-ups first."));
}

void RequestPanel::save()
{
    auto *dialog = new QFileDialog(m_window, tr("Save the requests"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"requests.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const QByteArray text = requestsAsText(m_source()).toUtf8();
        const bool fine =
            file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
        if (!fine)
            confirm(m_window,
                    {tr("The requests were not saved."),
                     tr("%1 could not be written: %2").arg(path, file.errorString()),
                     tr("Choose another place"), tr("Leave it")},
                    [this] { save(); });
    });
    dialog->open();
}

} // namespace dfw::ui
