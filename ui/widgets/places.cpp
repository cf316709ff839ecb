// SPDX-License-Identifier: Apache-2.0
#include "widgets/places.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QBoxLayout>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>
#include <QProgressBar>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace dfw::ui {

namespace {

class Drawing : public QWidget
{
public:
    Drawing(QString left, QString right, QWidget *parent)
        : QWidget(parent), m_left(std::move(left)), m_right(std::move(right))
    {
        setFixedSize(180, 52);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokens(this);
        const QRectF first(1, 1, 50, 50);
        const QRectF second(129, 1, 50, 50);
        QPainterPath curve(QPointF(51, 25));
        curve.cubicTo(78, 2, 102, 50, 129, 27);
        painter.setPen(QPen(t.ctl, 1.5, Qt::CustomDashLine, Qt::RoundCap));
        QPen pen = painter.pen();
        pen.setDashPattern({4, 3.5});
        painter.setPen(pen);
        painter.drawPath(curve);
        paintBox(&painter, first, 25, t.surface, t.ctl, 1.5);
        paintBox(&painter, second, 25, t.tint, t.accent, 1.5);
        drawIcon(&painter, first, m_left, t.muted, 24);
        drawIcon(&painter, second, m_right, toneInk(t, Tone::Accent), 24);
    }

private:
    QString m_left;
    QString m_right;
};

// The one file a drop may bring.
QString localFileOf(const QMimeData *data)
{
    const auto urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

EmptyState::EmptyState(const QString &leftIcon, const QString &rightIcon, const QString &line,
                       const QString &sentence, QWidget *parent)
    : QWidget(parent), m_line(new Text(Type::Section, {}, Ink::Text, this)),
      m_sentence(wrapped(Type::Body, {}, Ink::Muted, this)), m_buttons(new QHBoxLayout)
{
    m_line->setWordWrap(true);
    m_line->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_buttons->setSpacing(space::s);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::s);
    column->addStretch(1);
    column->addWidget(new Drawing(leftIcon, rightIcon, this), 0, Qt::AlignHCenter);
    column->addSpacing(space::l);
    column->addWidget(m_line);
    column->addWidget(m_sentence);
    column->addSpacing(space::xs);
    column->addLayout(m_buttons);
    column->addStretch(1);
    setTexts(line, sentence);
}

void EmptyState::setTexts(const QString &line, const QString &sentence)
{
    m_line->setText(line);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(line);
    setAccessibleDescription(sentence);
}

void EmptyState::addButton(Button *button)
{
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

BusyRow::BusyRow(QWidget *parent)
    : QWidget(parent), m_sentence(wrapped(Type::Body, {}, Ink::Text, this)),
      m_seconds(new Text(Type::Help, {}, Ink::Muted, this)), m_bar(new QProgressBar(this)),
      m_cancel(new Button(Kind::Quiet, tr("Cancel"), {}, this))
{
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_cancel->setObjectName(u"busyCancelButton"_s);
    m_bar->setTextVisible(false);
    m_bar->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(new IconLabel(u"half"_s, Ink::Accent, 16, this));
    row->addWidget(m_sentence, 1);
    row->addWidget(m_seconds);
    row->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(row);
    column->addWidget(m_bar);
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(false);
    setSizePolicy(policy);
    m_delay.setSingleShot(true);
    m_beat.setInterval(1s);
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    connect(&m_beat, &QTimer::timeout, this, &BusyRow::tick);
    connect(m_cancel, &Button::clicked, this, &BusyRow::cancelRequested);
    hide();
}

void BusyRow::start(const QString &sentence, int delayMs)
{
    setSentence(sentence);
    m_bar->hide();
    m_bar->setRange(0, 1);
    m_bar->setValue(0);
    m_since.start();
    tick();
    m_beat.start();
    if (delayMs > 0)
        m_delay.start(delayMs);
    else
        show();
}

void BusyRow::stop()
{
    m_delay.stop();
    m_beat.stop();
    hide();
}

void BusyRow::setProgress(int done, int all)
{
    m_bar->setVisible(all > 0);
    m_bar->setMaximum(qMax(1, all));
    m_bar->setValue(qMax(m_bar->value(), done));
    m_bar->setAccessibleName(tr("%1 of %2 steps").arg(done).arg(all));
}

void BusyRow::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

void BusyRow::tick()
{
    const qint64 seconds = m_since.elapsed() / 1000;
    m_seconds->setText(seconds > 0 ? tr("%1 s").arg(seconds) : QString());
}

DropZone::DropZone(const QString &line, const QString &help, const QString &buttonText,
                   QWidget *parent)
    : QWidget(parent), m_open(new Button(Kind::Secondary, buttonText, {}, this))
{
    m_open->setObjectName(u"openFileButton"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(wrapped(Type::Body, line, Ink::Text, this));
    words->addWidget(wrapped(Type::Help, help, Ink::Muted, this));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 12, 10);
    row->setSpacing(space::l - 3);
    row->addWidget(new IconLabel(u"drop"_s, Ink::Accent, 24, this));
    row->addLayout(words, 1);
    row->addWidget(m_open);
    setAcceptDrops(true);
    setAccessibleName(line);
    connect(m_open, &Button::clicked, this, &DropZone::openRequested);
}

void DropZone::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    paintDashedBox(&painter, rect(), radius::control, m_over ? t.tint : t.hover,
                   m_over ? t.accent : t.ctl, m_over ? 2 : 1.5);
}

void DropZone::dragEnterEvent(QDragEnterEvent *event)
{
    if (localFileOf(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_over = true;
    update();
}

void DropZone::dragLeaveEvent(QDragLeaveEvent *)
{
    m_over = false;
    update();
}

void DropZone::dropEvent(QDropEvent *event)
{
    m_over = false;
    update();
    const QString path = localFileOf(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT fileDropped(path);
}

} // namespace dfw::ui
