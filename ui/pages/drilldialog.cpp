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
#include <QSpinBox>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostHits = 9;
constexpr int nameRole = Qt::UserRole;

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
    m_list->setWordWrap(true);
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
    column->addWidget(wrapped(Type::Body, tr("Choose what goes wrong in the demo, then create the "
                                             "dataflow and watch what the run does about it.")));
    column->addWidget(m_list, 1);
    column->addLayout(choices);
    column->addWidget(m_state);
    column->addLayout(buttons);
    setMinimumSize(560, 480);
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
        titles.append(step.isEmpty() ? title : fill(tr("%1, at %2"), {title, stepTitle(step)}));
    }
    m_state->setText(fill(tr("Set: %1. It holds until the demo ends or you choose None."),
                          {titles.join(u"; "_s)}));
}

} // namespace dfw::ui
