// SPDX-License-Identifier: Apache-2.0
#include "widgets/steprail.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/typescale.h"
#include "widgets/railbutton.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

constexpr int logoSize = 32;
constexpr int logoLeft = 20;
constexpr int stepsTop = 77;
constexpr int widest = 320;

} // namespace

StepRail::StepRail(QWidget *parent)
    : QWidget(parent), m_product(tr("Dataflow Wizard")), m_place(new QWidget(this))
{
    setAccessibleName(tr("Steps"));
    m_place->setObjectName(u"railPlace"_s);
    // It only carries the words for assistive technology and the tool tip; the rail paints them.
    m_place->setAttribute(Qt::WA_NoSystemBackground);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void StepRail::setProductName(const QString &name)
{
    m_product = name;
    updateGeometry();
    update();
}

void StepRail::setSteps(const QList<RailStep> &steps)
{
    m_steps = steps;
    while (m_buttons.size() > steps.size())
        delete m_buttons.takeLast();
    while (m_buttons.size() < steps.size()) {
        const int index = static_cast<int>(m_buttons.size());
        auto *button = new RailButton(index + 1, this);
        button->setObjectName(u"railStep%1"_s.arg(index));
        button->installEventFilter(this);
        connect(button, &RailButton::clicked, this, [this, index] {
            if (m_buttons[index]->canBeEntered())
                Q_EMIT stepRequested(index);
        });
        button->show();
        m_buttons.append(button);
    }
    bool stop = false;
    for (int i = 0; i < steps.size(); ++i) {
        m_buttons[i]->setStep(steps[i]);
        m_buttons[i]->setCollapsed(m_collapsed);
        m_buttons[i]->setNeighbours(i > 0 && steps[i - 1].state == StepState::Done,
                                    i + 1 == steps.size());
        // One tab stop for the whole rail: the arrows do the rest.
        m_buttons[i]->setFocusPolicy(m_buttons[i]->isCurrent() ? Qt::StrongFocus : Qt::ClickFocus);
        stop = stop || m_buttons[i]->isCurrent();
    }
    if (!stop && !m_buttons.isEmpty())
        m_buttons.first()->setFocusPolicy(Qt::StrongFocus);
    arrange();
    updateGeometry();
    update();
}

void StepRail::setCollapsed(bool collapsed)
{
    if (m_collapsed == collapsed)
        return;
    m_collapsed = collapsed;
    for (RailButton *button : std::as_const(m_buttons))
        button->setCollapsed(collapsed);
    setPlace(m_placeTone, m_placeTitle, m_placeDetail);
    updateGeometry();
    arrange();
    update();
}

void StepRail::setPlace(Tone tone, const QString &title, const QString &detail)
{
    m_placeTone = tone;
    m_placeTitle = title;
    m_placeDetail = detail;
    const QString words = detail.isEmpty() ? title : tr("%1, %2").arg(title, detail);
    m_place->setAccessibleName(words);
    m_place->setToolTip(words);
    updateGeometry();
    update();
}

QAbstractButton *StepRail::button(int index) const
{
    return m_buttons.value(index);
}

QSize StepRail::sizeHint() const
{
    return {m_collapsed ? railCollapsed : wantedWidth(), minimumSizeHint().height()};
}

QSize StepRail::minimumSizeHint() const
{
    const int steps = static_cast<int>(m_steps.size());
    // At least the circles must fit; the distance between them may shrink to their hit areas.
    const int least = stepsTop + steps * 40 + footHeight();
    return {m_collapsed ? railCollapsed : wantedWidth(), least};
}

int StepRail::wantedWidth() const
{
    int text = typeMetrics(Type::Section).horizontalAdvance(m_product) + 62 + space::l;
    const QFontMetrics title = typeMetrics(Type::Strong);
    // Names only: a long choice is elided, or the page would jump whenever one is made.
    for (const RailStep &step : m_steps) {
        text = qMax(text, 58 + title.horizontalAdvance(step.title) + space::xl);
    }
    text = qMax(text, 50 + title.horizontalAdvance(m_placeTitle) + space::l);
    text = qMax(text, 50 + typeMetrics(Type::Help).horizontalAdvance(m_placeDetail) + space::l);
    return qBound(railWidth, text, widest);
}

int StepRail::footHeight() const
{
    return 28 + typeMetrics(Type::Strong).height() + typeMetrics(Type::Help).height();
}

int StepRail::stepHeight() const
{
    const int steps = qMax(1, static_cast<int>(m_steps.size()));
    const int wanted = qMax(railStep, typeMetrics(Type::Strong).height() +
                                          typeMetrics(Type::Badge).height() + space::l);
    const int room = (height() - stepsTop - footHeight()) / steps;
    return qBound(40, room, wanted);
}

void StepRail::arrange()
{
    const int step = stepHeight();
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setGeometry(space::s, stepsTop + i * step, width() - 2 * space::s, step);
    const int foot = footHeight();
    m_place->setGeometry(0, height() - foot, width(), foot);
}

void StepRail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StepRail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        arrange();
    }
}

bool StepRail::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int at = static_cast<int>(m_buttons.indexOf(static_cast<RailButton *>(watched)));
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Left:
            moveFocus(at, -1);
            return true;
        case Qt::Key_Down:
        case Qt::Key_Right:
            moveFocus(at, 1);
            return true;
        case Qt::Key_Home:
            moveFocus(-1, 1);
            return true;
        case Qt::Key_End:
            moveFocus(static_cast<int>(m_buttons.size()), -1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            m_buttons[at]->click();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void StepRail::moveFocus(int from, int step)
{
    const int to = from + step;
    if (to >= 0 && to < m_buttons.size())
        m_buttons[to]->setFocus(Qt::TabFocusReason);
}

void StepRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    painter.fillRect(rect(), t.rail);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
    painter.drawPixmap(QPoint(m_collapsed ? (width() - logoSize) / 2 : logoLeft, 20),
                       logoPixmap(logoSize, devicePixelRatioF()));
    if (!m_collapsed)
        paintText(&painter, QRect(62, 20, width() - 62 - space::m, logoSize), m_product,
                  typeFont(Type::Section), t.text);
    if (m_placeTitle.isEmpty())
        return;
    const int top = height() - footHeight();
    painter.fillRect(QRect(space::l, top, width() - 2 * space::l, 1), t.line);
    const bool demo = m_placeTone == Tone::Demo;
    const bool prod = m_placeTone == Tone::Prod;
    const QString sign = demo ? u"flask"_s : prod ? u"shield"_s : u"cloud"_s;
    const QRect box(m_collapsed ? 0 : space::xl, top, m_collapsed ? width() : 20,
                    footHeight() - 16);
    drawIcon(&painter, box, sign, demo || prod ? toneInk(t, m_placeTone) : t.muted, 18);
    if (m_collapsed)
        return;
    const int first = typeMetrics(Type::Strong).height();
    const QRect line(50, top + 8, width() - 50 - space::m, first);
    paintText(&painter, line, m_placeTitle, typeFont(Type::Strong), t.text);
    paintText(&painter,
              QRect(50, line.bottom() + 1, line.width(), typeMetrics(Type::Help).height()),
              m_placeDetail, typeFont(Type::Help), t.muted);
}

} // namespace dfw::ui
