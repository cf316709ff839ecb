// SPDX-License-Identifier: Apache-2.0
#include "pages/drilldialog.h"

#include "style/metrics.h"
#include "texts/drilltext.h"
#include "texts/fill.h"
#include "texts/steptext.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScreen>
#include <QShowEvent>
#include <QSpinBox>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostHits = 9;
constexpr int fewestRows = 3;
constexpr int nameRole = Qt::UserRole;

// Its words keep away from the list's edge; the row's tint does not.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        QStyleOptionViewItem words = row;
        row.text.clear();
        words.rect.adjust(space::m, 0, -space::m, 0);
        words.state &= ~(QStyle::State_Selected | QStyle::State_MouseOver | QStyle::State_HasFocus);
        const QStyle *style = option.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &row, painter, option.widget);
        style->drawControl(QStyle::CE_ItemViewItem, &words, painter, option.widget);
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(2 * space::m, 0);
    }
};

} // namespace

DrillDialog::DrillDialog(presenters::DemoHost &demo, QWidget *parent)
    : QDialog(parent), m_demo(demo), m_list(new QListWidget), m_step(new QComboBox),
      m_count(new QSpinBox), m_set(new Button(Kind::Primary, tr("&Set the drill"))),
      m_state(wrapped(Type::Body, {}))
{
    setObjectName(u"drillDialog"_s);
    setWindowTitle(tr("Fault drills"));
    m_list->setObjectName(u"drillList"_s);
    m_list->setAccessibleName(tr("Drills"));
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_step->setObjectName(u"drillStep"_s);
    m_count->setObjectName(u"drillCount"_s);
    m_count->setRange(0, mostHits);
    m_count->setValue(1);
    m_count->setSpecialValueText(tr("every time"));
    m_set->setObjectName(u"setDrillButton"_s);
    m_state->setObjectName(u"drillState"_s);
    auto *none = new Button(Kind::Secondary, tr("&None"));
    none->setObjectName(u"noDrillButton"_s);
    none->setAccessibleName(tr("No drill"));
    auto *close = new Button(Kind::Quiet, tr("&Close"));
    close->setObjectName(u"closeDrillsButton"_s);
    for (const QString &name : m_demo.drillNames()) {
        auto *item = new QListWidgetItem(drillTitle(name) + u": "_s + drillSentence(name), m_list);
        item->setData(nameRole, name);
    }
    auto *where = new Field(tr("&At"), m_step);
    auto *often = new Field(tr("&How often"), m_count);
    often->setHelp(tr("0 is every time."));
    auto *choices = new QHBoxLayout;
    choices->setSpacing(space::l);
    choices->addWidget(where, 2);
    choices->addWidget(often, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_set);
    buttons->addWidget(none);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::xl, space::page, space::xl);
    column->setSpacing(space::m);
    column->addWidget(wrapped(Type::Section, tr("Fault drills")));
    column->addWidget(wrapped(Type::Body, tr("Choose what goes wrong in the demo, then create the "
                                             "dataflow and watch what the run does about it.")));
    column->addWidget(m_list);
    column->addLayout(choices);
    column->addWidget(m_state);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(560);
    connect(m_list, &QListWidget::currentRowChanged, this, &DrillDialog::showSteps);
    connect(m_set, &Button::clicked, this, &DrillDialog::set);
    connect(none, &Button::clicked, this, [this] {
        m_demo.setDrills({});
        refresh();
    });
    connect(close, &Button::clicked, this, &QDialog::close);
    m_list->setCurrentRow(0);
    refresh();
}

// All rows where the screen has room for them; otherwise whole ones.
void DrillDialog::fitRows()
{
    const int row = m_list->sizeHintForRow(0);
    const int frame = 2 * m_list->frameWidth();
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const QSize room = screen()->availableGeometry().size() -
                       QSize(0, style()->pixelMetric(QStyle::PM_TitleBarHeight));
    const int margins = 2 * space::page;
    m_list->setMinimumWidth(
        qMin(m_list->sizeHintForColumn(0) + frame + bar, room.width() - margins));
    int rows = m_list->count();
    m_list->setFixedHeight(rows * row + frame);
    const int width = qMax(minimumWidth(), m_list->minimumWidth() + margins);
    if (const int excess = layout()->heightForWidth(width) - room.height(); excess > 0)
        rows = qMax(fewestRows, rows - (excess + row - 1) / row);
    m_list->setFixedHeight(rows * row + frame);
    resize(width, layout()->heightForWidth(width));
}

void DrillDialog::showEvent(QShowEvent *event)
{
    if (!event->spontaneous())
        fitRows();
    QDialog::showEvent(event);
}

QString DrillDialog::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(nameRole).toString() : QString();
}

// The step that was chosen stays chosen where the drill can hit it.
void DrillDialog::showSteps()
{
    const QString before = m_step->currentData().toString();
    m_step->clear();
    m_step->addItem(tr("The next thing that is created"), QString());
    for (const QString &step : m_demo.drillSteps(chosen()))
        m_step->addItem(stepTitle(step), step);
    m_step->setCurrentIndex(qMax(0, m_step->findData(before)));
}

void DrillDialog::set()
{
    QString spec = chosen();
    if (const QString step = m_step->currentData().toString(); !step.isEmpty())
        spec += u'@' + step;
    if (m_count->value() != 1)
        spec += u'*' + QString::number(m_count->value());
    m_demo.setDrills({spec});
    refresh();
}

void DrillDialog::refresh()
{
    const QStringList specs = m_demo.drills();
    if (specs.isEmpty()) {
        m_state->setText(tr("No drill is set: the demo works as it should."));
        return;
    }
    QStringList titles;
    for (const QString &spec : specs) {
        const QString bare = spec.section(u'*', 0, 0);
        const QString step = bare.section(u'@', 1);
        const QString title = drillTitle(bare.section(u'@', 0, 0));
        QStringList parts{step.isEmpty() ? title : fill(tr("%1, at %2"), {title, stepTitle(step)})};
        if (const QString count = spec.section(u'*', 1); count == u'0')
            parts.append(tr("every time"));
        else if (!count.isEmpty())
            parts.append(tr("%n time(s)", nullptr, count.toInt()));
        titles.append(parts.join(u", "_s));
    }
    m_state->setText(fill(tr("Set: %1. It holds until the demo ends or you choose None."),
                          {titles.join(u"; "_s)}));
}

} // namespace dfw::ui
