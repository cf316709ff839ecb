// SPDX-License-Identifier: Apache-2.0
#include "parts/taskrow.h"

#include "style/metrics.h"
#include "style/typescale.h"
#include "texts/errortext.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/places.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using presenters::Task;

namespace {

constexpr auto busyShownAfter = 1s;

class CopyStopper : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::KeyPress &&
            static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
            return true;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

void letShrink(QWidget *view)
{
    view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
}

void settleLayouts(QWidget *page)
{
    static constexpr char waiting[] = "layoutsToSettle";
    if (page->property(waiting).toBool())
        return;
    page->setProperty(waiting, true);
    QMetaObject::invokeMethod(
        page,
        [page] {
            page->setProperty(waiting, false);
            const QList<QWidget *> parts = page->findChildren<QWidget *>();
            for (QWidget *one : parts) {
                if (one->layout()) {
                    one->layout()->invalidate();
                    one->updateGeometry();
                }
            }
        },
        Qt::QueuedConnection);
}

void reachAfter(QWidget *before, QWidget *late)
{
    for (auto *one : late->findChildren<QWidget *>()) {
        const bool isStop = (one->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        // The list of a combo box is a window of its own.
        if (isStop && !one->focusProxy() && one->window() == before->window()) {
            QWidget::setTabOrder(before, one);
            before = one;
        }
    }
}

void keepOnScreen(QAbstractItemView *view)
{
    view->setDragEnabled(false);
    view->installEventFilter(new CopyStopper(view));
}

TaskRow::TaskRow(QWidget *parent)
    : QWidget(parent), m_busy(new BusyRow(this)),
      m_sentence(new IconSentence(Tone::Err, u"error"_s, {}, this)),
      m_retry(new Button(Kind::Secondary, tr("Try again"), u"refresh"_s, this)),
      m_details(new QPlainTextEdit(this)), m_expander(new Expander(tr("Details"), m_details, this))
{
    m_retry->setObjectName(u"tryAgainButton"_s);
    m_retry->setAccessibleName(m_retry->text());
    m_expander->setObjectName(u"detailsExpander"_s);
    m_expander->setAccessibleName(m_expander->text());
    m_details->setObjectName(u"detailsText"_s);
    m_details->setAccessibleName(tr("What Platform answered, without secrets"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    setType(m_details, Type::Mono);
    m_details->setMaximumHeight(140);
    m_details->setMinimumHeight(60);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_retry);
    row->addWidget(m_expander);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_busy);
    column->addWidget(m_sentence);
    column->addLayout(row);
    column->addWidget(m_details);
    m_delay.setSingleShot(true);
    m_delay.setInterval(busyShownAfter);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    connect(m_busy, &BusyRow::cancelRequested, this, &TaskRow::cancelRequested);
    connect(m_retry, &Button::clicked, this, &TaskRow::retryRequested);
    showFailure({}, {}, false);
    hide();
}

void TaskRow::showFailure(const QString &sentence, const QString &details, bool failed)
{
    m_sentence->set(failed ? Tone::Err : Tone::Neutral, failed ? u"error"_s : u"stop"_s, sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_retry->setVisible(!sentence.isEmpty());
    m_details->setPlainText(details);
    m_expander->setVisible(!details.isEmpty());
    m_expander->setOpen(false);
    m_details->hide();
    setAccessibleName(sentence);
}

void TaskRow::setTask(const Task &task, const QString &busySentence)
{
    const bool wasBusy = m_state == Task::State::Busy;
    const bool changed = m_state != task.state;
    m_state = task.state;
    if (task.isBusy()) {
        if (wasBusy) {
            m_busy->setSentence(busySentence);
            return;
        }
        hide();
        showFailure({}, {}, false);
        m_busy->start(busySentence, static_cast<int>(std::chrono::milliseconds(1s).count()));
        m_delay.start();
        return;
    }
    m_delay.stop();
    m_busy->stop();
    if (task.state == Task::State::Failed && task.error) {
        if (changed || !isVisibleTo(parentWidget())) {
            const ErrorText text = errorText(*task.error);
            showFailure(text.paragraph(), text.details, true);
        }
    } else if (task.state == Task::State::Cancelled) {
        showFailure(tr("Stopped. Nothing was changed."), {}, false);
    } else {
        hide();
        return;
    }
    show();
}

} // namespace dfw::ui
