// SPDX-License-Identifier: Apache-2.0
#include "pages/schedulepage.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "texts/issuetext.h"
#include "texts/timetext.h"
#include "widgets/card.h"
#include "widgets/field.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <array>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QRadioButton>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::DeltaCandidate;

namespace {

constexpr std::array frequencies{Frequency::Once, Frequency::Minute, Frequency::Hour,
                                 Frequency::Day, Frequency::Week};
constexpr int mostInterval = 1000;
constexpr double usualPercent = 5; // Adobe's own default

int indexOf(Frequency frequency)
{
    for (size_t i = 0; i < frequencies.size(); ++i) {
        if (frequencies.at(i) == frequency)
            return static_cast<int>(i);
    }
    return 0;
}

} // namespace

SchedulePage::SchedulePage(presenters::SchedulePresenter &presenter, presenters::PlanKeeper &keeper,
                           QWidget *parent)
    : WizardPage(parent), m_presenter(presenter)
{
    setObjectName(u"schedulePage"_s);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::l);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::m);
    left->addWidget(buildDeltaCard());
    left->addWidget(buildTimeCard());
    left->addWidget(buildBadRowsCard());
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->addWidget(buildRunsCard());
    right->addStretch(1);
    columns->addLayout(left, 11);
    columns->addLayout(right, 9);
    body()->addLayout(columns);

    connect(&keeper, &presenters::PlanKeeper::planChanged, this, [this] {
        showPlan();
        Q_EMIT changed();
    });
}

QString SchedulePage::instruction() const
{
    return tr("Say how new rows are recognised and when Platform fetches them.");
}

QString SchedulePage::choice() const
{
    const FlowPlan &plan = m_presenter.plan();
    return plan.schedule.startTime > 0 ? frequencySentence(plan.schedule) : QString();
}

Card *SchedulePage::buildDeltaCard()
{
    auto *card = new Card(tr("What is new since the last run?"));
    m_delta = new QComboBox;
    m_delta->setObjectName(u"deltaColumn"_s);
    m_deltaField = new Field(tr("&Delta column"), m_delta);
    card->content()->addWidget(m_deltaField);
    connect(m_delta, &QComboBox::activated, this, [this](int index) {
        m_presenter.chooseDeltaColumn(m_delta->itemData(index).toString());
    });
    return card;
}

Card *SchedulePage::buildTimeCard()
{
    auto *card = new Card(tr("When does it run?"));
    m_frequency = new Segments({tr("Once"), tr("Minutes"), tr("Hours"), tr("Days"), tr("Weeks")});
    m_frequency->setObjectName(u"frequency"_s);
    m_frequency->setAccessibleName(tr("Frequency"));
    // Segments keep to their own width at the left of the field.
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_frequency);
    row->addStretch(1);
    auto *frequency = new Field(tr("Fre&quency"), holder);
    frequency->setBuddy(m_frequency);
    card->content()->addWidget(frequency);

    m_interval = new QSpinBox;
    m_interval->setObjectName(u"interval"_s);
    m_interval->setRange(1, mostInterval);
    m_interval->setKeyboardTracking(false);
    m_intervalField = new Field(tr("E&very"), m_interval);
    m_start = new QDateTimeEdit;
    m_start->setObjectName(u"startTime"_s);
    m_start->setCalendarPopup(true);
    m_start->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_start->setKeyboardTracking(false);
    m_startField = new Field(tr("First &run"), m_start);
    card->content()->addWidget(new FieldRow({m_intervalField, m_startField}));
    m_backfill = new QCheckBox(tr("First run takes all &older rows too (backfill)"));
    m_backfill->setObjectName(u"backfill"_s);
    card->content()->addWidget(m_backfill);

    connect(m_frequency, &Segments::currentChanged, this, [this](int index) {
        m_presenter.setFrequency(frequencies.at(static_cast<size_t>(index)));
    });
    connect(m_interval, &QSpinBox::valueChanged, this, [this](int value) {
        if (!m_showing)
            m_presenter.setInterval(value);
    });
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime &when) {
        if (!m_showing)
            m_presenter.setStartTime(when.toSecsSinceEpoch());
    });
    connect(m_backfill, &QCheckBox::toggled, this, [this](bool on) {
        if (!m_showing)
            m_presenter.setBackfill(on);
    });
    return card;
}

Card *SchedulePage::buildBadRowsCard()
{
    auto *card = new Card(tr("If some rows are bad"));
    m_takeGood = new QRadioButton(tr("Take the &good rows, leave out and list the bad ones"));
    m_takeGood->setObjectName(u"takeGoodRows"_s);
    card->content()->addWidget(m_takeGood);
    auto *limit = new QHBoxLayout;
    limit->setContentsMargins(26, 0, 0, 0); // under the radio button's text
    limit->setSpacing(space::s);
    auto *before = new Text(Type::Help, tr("Stop the run when more than"), Ink::Muted);
    m_percent = new QDoubleSpinBox;
    m_percent->setObjectName(u"partialIngestionPercent"_s);
    m_percent->setAccessibleName(tr("Largest share of bad rows in percent"));
    m_percent->setRange(0.1, 100);
    m_percent->setDecimals(1);
    m_percent->setSuffix(tr(" %"));
    m_percent->setKeyboardTracking(false);
    before->setBuddy(m_percent);
    limit->addWidget(before);
    limit->addWidget(m_percent);
    limit->addWidget(new Text(Type::Help, tr("of the rows are bad"), Ink::Muted));
    limit->addStretch(1);
    card->content()->addLayout(limit);
    m_refuseAll = new QRadioButton(tr("Refuse the &whole run"));
    m_refuseAll->setObjectName(u"refuseWholeRun"_s);
    card->content()->addWidget(m_refuseAll);
    m_diagnostics = new QCheckBox(tr("&Keep a report of each bad row (error diagnostics)"));
    m_diagnostics->setObjectName(u"errorDiagnostics"_s);
    card->content()->addWidget(m_diagnostics);

    for (QAbstractButton *button :
         std::initializer_list<QAbstractButton *>{m_takeGood, m_diagnostics})
        connect(button, &QAbstractButton::toggled, this, &SchedulePage::storeOptions);
    connect(m_percent, &QDoubleSpinBox::valueChanged, this, &SchedulePage::storeOptions);
    return card;
}

Card *SchedulePage::buildRunsCard()
{
    auto *card = new Card(tr("Next five runs"));
    m_zone = new Segments({tr("Local"), tr("UTC")});
    m_zone->setObjectName(u"runsZone"_s);
    m_zone->setAccessibleName(tr("Time zone of the list"));
    card->addHeaderWidget(m_zone);
    m_runsTable = new TableView;
    m_runsTable->setObjectName(u"nextRuns"_s);
    m_runsTable->setAccessibleName(tr("Next five runs"));
    m_runsTable->setModel(&m_runs);
    m_runsTable->setSelectionMode(QAbstractItemView::NoSelection);
    m_runsTable->fitRows(5);
    QHeaderView *header = m_runsTable->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(RunsModel::Takes, QHeaderView::Stretch);
    card->content()->addWidget(m_runsTable);
    m_startNote = new Note(Tone::Info);
    m_startNote->setObjectName(u"startNote"_s);
    card->content()->addWidget(m_startNote);
    m_backfillNote = new Note(Tone::Warn);
    m_backfillNote->setObjectName(u"backfillNote"_s);
    card->content()->addWidget(m_backfillNote);
    connect(m_zone, &Segments::currentChanged, this, &SchedulePage::showRuns);
    return card;
}

void SchedulePage::enter()
{
    m_presenter.load();
    showPlan();
}

void SchedulePage::showCandidates()
{
    const FlowPlan &plan = m_presenter.plan();
    const QString chosen = plan.deltaColumn ? plan.deltaColumn->name : QString();
    const QList<DeltaCandidate> all = m_presenter.candidates();
    m_delta->clear();
    if (chosen.isEmpty() || plan.schedule.frequency == Frequency::Once)
        m_delta->addItem(tr("None"), QString());
    bool listed = false;
    const DeltaCandidate *best = nullptr;
    for (const DeltaCandidate &one : all) {
        QStringList facts{one.isTime ? tr("date-time") : one.column.rawType.toLower()};
        if (one.alwaysFilled)
            facts.append(tr("always filled in the sample"));
        m_delta->addItem(lineIcon(one.isTime ? u"clock"_s : u"table"_s),
                         one.column.name + u"  ·  "_s + facts.join(u", "_s), one.column.name);
        listed = listed || one.column.name == chosen;
        if (one.column.name == chosen)
            best = &one;
    }
    if (!chosen.isEmpty() && !listed)
        m_delta->addItem(lineIcon(u"warn"_s), tr("%1  ·  not among the chosen columns").arg(chosen),
                         chosen);
    m_delta->setCurrentIndex(m_delta->findData(chosen));
    QString help =
        chosen.isEmpty()
            ? tr("Without a delta column there is nothing to tell new rows from old ones.")
            : tr("Each run takes the rows whose %1 lies after the previous run's end, in UTC.")
                  .arg(chosen);
    if (best && !all.isEmpty() && all.first().column.name == chosen && best->isTime)
        help += u' ' + tr("Best of %n candidate(s).", nullptr, int(all.size()));
    m_deltaField->setHelp(help);
}

void SchedulePage::showPlan()
{
    m_showing = true;
    const FlowPlan &plan = m_presenter.plan();
    const Schedule &schedule = plan.schedule;
    const bool once = schedule.frequency == Frequency::Once;
    showCandidates();
    m_frequency->setCurrent(indexOf(schedule.frequency));
    m_intervalField->setVisible(!once);
    m_backfill->setVisible(!once);
    const int least = leastInterval(schedule.frequency);
    m_interval->setRange(qMin(least, schedule.interval.value_or(least)), mostInterval);
    m_interval->setValue(schedule.interval.value_or(least));
    const QString unit = schedule.frequency == Frequency::Minute
                             ? tr("Minutes; %1 is the least Platform allows.")
                         : schedule.frequency == Frequency::Hour ? tr("Hours")
                         : schedule.frequency == Frequency::Day  ? tr("Days")
                                                                 : tr("Weeks");
    m_intervalField->setHelp(schedule.frequency == Frequency::Minute ? unit.arg(least) : unit);
    m_backfill->setChecked(schedule.backfill.value_or(true));
    const QDateTime start = QDateTime::fromSecsSinceEpoch(schedule.startTime);
    if (m_start->dateTime() != start)
        m_start->setDateTime(start);
    m_startField->setHelp(u"%1  ·  %2 UTC  ·  %3"_s.arg(
        QString::fromLatin1(QTimeZone::systemTimeZoneId()), start.toUTC().toString(u"HH:mm"_s),
        QString::number(schedule.startTime)));

    const bool partial = plan.options.partialIngestionPercent.has_value();
    m_takeGood->setChecked(partial);
    m_refuseAll->setChecked(!partial);
    m_percent->setEnabled(partial);
    if (partial)
        m_percent->setValue(*plan.options.partialIngestionPercent);
    else if (m_percent->value() <= m_percent->minimum())
        m_percent->setValue(usualPercent); // what choosing it would mean
    m_diagnostics->setChecked(plan.options.errorDiagnostics.value_or(false));
    showRuns();
    refreshErrors();
    m_showing = false;
}

void SchedulePage::showRuns()
{
    const FlowPlan &plan = m_presenter.plan();
    const qint64 now = m_presenter.nowSeconds();
    m_runs.set(m_presenter.nextFiveRuns(), plan, now, m_zone->current() == 1);
    const bool once = plan.schedule.frequency == Frequency::Once;
    if (plan.schedule.startTime < now)
        m_startNote->setText(
            tr("This start is past: Platform makes one run at once, no series to catch up."));
    else
        m_startNote->setText(
            tr("Platform starts a run within some minutes of its time. Rows changed meanwhile come "
               "with the next run."));
    if (once)
        m_backfillNote->setText(
            tr("A dataflow that runs once cannot be given another schedule later."));
    else
        m_backfillNote->setText(tr("Backfill is on: the first run reads the whole table."));
    m_backfillNote->setVisible(once || plan.schedule.backfill.value_or(true));
}

void SchedulePage::storeOptions()
{
    m_percent->setEnabled(m_takeGood->isChecked());
    if (m_showing)
        return;
    IngestionOptions options{.errorDiagnostics = m_diagnostics->isChecked()};
    if (m_takeGood->isChecked())
        options.partialIngestionPercent = m_percent->value();
    m_presenter.setOptions(options);
}

QList<PageProblem> SchedulePage::problems()
{
    QList<PageProblem> out;
    const QList<Issue> issues = m_presenter.issues();
    for (const Issue &issue : issues) {
        if (issue.severity != Severity::Error)
            continue;
        QWidget *place = m_percent;
        if (issue.pointer.startsWith("/schedule/deltaColumn"_L1))
            place = m_delta;
        else if (issue.pointer == "/schedule/interval"_L1)
            place = m_interval;
        else if (issue.pointer == "/schedule/startTime"_L1)
            place = m_start;
        else if (issue.pointer.startsWith("/schedule"_L1))
            place = m_frequency;
        out.append({issueSentence(issue), place});
    }
    return out;
}

void SchedulePage::refreshErrors()
{
    QString delta;
    QString interval;
    QString start;
    if (errorsShown()) {
        const QList<PageProblem> all = problems();
        for (const PageProblem &problem : all) {
            if (problem.place == m_delta)
                delta = problem.sentence;
            else if (problem.place == m_interval)
                interval = problem.sentence;
            else if (problem.place == m_start)
                start = problem.sentence;
        }
    }
    m_deltaField->setError(delta);
    m_intervalField->setError(interval);
    m_startField->setError(start);
}

} // namespace dfw::ui
