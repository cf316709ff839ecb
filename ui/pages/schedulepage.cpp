// SPDX-License-Identifier: Apache-2.0
#include "pages/schedulepage.h"

#include "pages/badrowscard.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "texts/issuetext.h"
#include "texts/timetext.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/field.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <algorithm>
#include <array>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
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
    m_deltaCard = buildDeltaCard();
    m_filesCard = buildFilesCard();
    left->addWidget(m_deltaCard);
    left->addWidget(m_filesCard);
    left->addWidget(buildTimeCard());
    m_badRows = new BadRowsCard(presenter);
    left->addWidget(m_badRows);
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
    connect(&presenter, &presenters::SchedulePresenter::rulesChanged, this, [this] {
        showPlan();
        Q_EMIT changed();
    });
    applyRules();
}

QString SchedulePage::instruction() const
{
    return m_presenter.readsFiles()
               ? tr("Say when Platform looks for new files.")
               : tr("Say how new rows are recognised and when Platform fetches them.");
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
    m_dateFormat = new QComboBox;
    m_dateFormat->setObjectName(u"deltaDateFormat"_s);
    m_dateFormat->setEditable(true);
    m_dateFormatField = new Field(tr("Date forma&t"), m_dateFormat);
    m_dateFormatField->setOptional();
    card->content()->addWidget(m_deltaField);
    card->content()->addWidget(m_dateFormatField);
    const auto storeFormat = [this] {
        if (!m_showing)
            m_presenter.setDateFormat(m_dateFormat->currentText().trimmed());
    };
    connect(m_dateFormat, &QComboBox::activated, this, storeFormat);
    connect(m_dateFormat->lineEdit(), &QLineEdit::editingFinished, this, storeFormat);
    connect(m_delta, &QComboBox::activated, this, [this](int index) {
        m_presenter.chooseDeltaColumn(m_delta->itemData(index).toString());
    });
    return card;
}

Card *SchedulePage::buildFilesCard()
{
    auto *card = new Card(tr("What is new since the last run?"));
    auto *sentence = wrapped(Type::Body, tr("Each run takes the files that were added or changed "
                                            "since the previous run. A changed file is read whole, "
                                            "so all of its rows come again."));
    sentence->setObjectName(u"newFilesSentence"_s);
    card->content()->addWidget(sentence);
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
    m_ends = new QCheckBox(tr("&Ends on"));
    m_ends->setObjectName(u"ends"_s);
    m_end = new QDateTimeEdit;
    m_end->setObjectName(u"endTime"_s);
    m_end->setAccessibleName(tr("Last day of the dataflow"));
    m_end->setCalendarPopup(true);
    m_end->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_end->setKeyboardTracking(false);
    m_endRow = new QWidget;
    auto *end = new QHBoxLayout(m_endRow);
    end->setContentsMargins(0, 0, 0, 0);
    end->setSpacing(space::s);
    end->addWidget(m_ends);
    end->addWidget(m_end);
    end->addStretch(1);
    card->content()->addWidget(m_endRow);
    const auto storeEnd = [this] {
        m_end->setEnabled(m_ends->isChecked());
        if (!m_showing)
            m_presenter.setEndTime(m_ends->isChecked()
                                       ? std::optional(m_end->dateTime().toSecsSinceEpoch())
                                       : std::nullopt);
    };
    connect(m_ends, &QCheckBox::toggled, this, storeEnd);
    connect(m_end, &QDateTimeEdit::dateTimeChanged, this, storeEnd);

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

// Only what the live flow spec knows is asked for.
void SchedulePage::applyRules()
{
    const presenters::ScheduleRules &rules = m_presenter.rules();
    const bool once = m_presenter.plan().schedule.frequency == Frequency::Once;
    for (size_t i = 0; i < frequencies.size(); ++i)
        m_frequency->button(static_cast<int>(i))
            ->setVisible(rules.frequencies.contains(frequencies.at(i)));
    m_deltaCard->setVisible(rules.knowsDeltaColumn && !m_presenter.readsFiles());
    m_filesCard->setVisible(m_presenter.readsFiles());
    m_backfill->setVisible(rules.knowsBackfill && !once);
    m_endRow->setVisible(rules.knowsEndTime && !once);
}

void SchedulePage::showDateFormat()
{
    const auto &delta = m_presenter.plan().deltaColumn;
    const QString format = delta ? delta->dateFormat : QString();
    const QStringList known = m_presenter.dateFormats();
    // What is being typed is not taken away by an answer that comes meanwhile.
    const QLineEdit *edit = m_dateFormat->lineEdit();
    const bool typing = edit->hasFocus() && edit->isModified();
    if (!typing && (!edit->hasFocus() || m_dateFormat->currentText() != format)) {
        m_dateFormat->clear();
        m_dateFormat->addItems(known);
        m_dateFormat->setCurrentText(format);
    }
    m_dateFormatField->setEnabled(delta.has_value());
    m_dateFormatField->setHelp(
        known.isEmpty() ? QString() : tr("This source understands %1.").arg(known.first()));
}

void SchedulePage::showEnd()
{
    const Schedule &schedule = m_presenter.plan().schedule;
    m_ends->setChecked(schedule.endTime.has_value());
    m_end->setEnabled(schedule.endTime.has_value());
    constexpr qint64 usualLength = 90LL * 24 * 3600; // what ticking it proposes
    const QDateTime end =
        QDateTime::fromSecsSinceEpoch(schedule.endTime.value_or(schedule.startTime + usualLength));
    if (m_end->dateTime() != end)
        m_end->setDateTime(end);
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
    const bool anyTime =
        std::any_of(all.begin(), all.end(), [](const DeltaCandidate &one) { return one.isTime; });
    QString help =
        !chosen.isEmpty()
            ? tr("Each run takes the rows whose %1 lies after the previous run's end, in UTC.")
                  .arg(chosen)
        : anyTime
            ? tr("Without a delta column there is nothing to tell new rows from old ones.")
            : tr("None of the chosen columns is a time by its type, so nothing tells new rows from "
                 "old ones. Tick a time on the Columns page, pick a column that holds one as text, "
                 "or let the flow run once.");
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
    applyRules();
    showDateFormat();
    showEnd();
    const int least = m_presenter.rules().leastInterval(schedule.frequency);
    m_interval->setRange(qMin(least, schedule.interval.value_or(least)), mostInterval);
    // Setting the value it has would throw away what is being typed.
    if (const int interval = schedule.interval.value_or(least); m_interval->value() != interval)
        m_interval->setValue(interval);
    const QString unit = schedule.frequency == Frequency::Minute ? tr("Minutes")
                         : schedule.frequency == Frequency::Hour ? tr("Hours")
                         : schedule.frequency == Frequency::Day  ? tr("Days")
                                                                 : tr("Weeks");
    m_intervalField->setHelp(
        least > 1 ? tr("%1; %2 is the least Platform allows.").arg(unit, QString::number(least))
                  : unit);
    m_backfill->setChecked(schedule.backfill.value_or(true));
    const QDateTime start = QDateTime::fromSecsSinceEpoch(schedule.startTime);
    if (m_start->dateTime() != start)
        m_start->setDateTime(start);
    m_startField->setHelp(u"%1  ·  %2 UTC  ·  %3"_s.arg(
        QString::fromLatin1(QTimeZone::systemTimeZoneId()), start.toUTC().toString(u"HH:mm"_s),
        QString::number(schedule.startTime)));

    m_badRows->refresh();
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
        m_backfillNote->setText(m_presenter.readsFiles()
                                    ? tr("Backfill is on: the first run reads all files that are "
                                         "there.")
                                    : tr("Backfill is on: the first run reads the whole table."));
    m_backfillNote->setVisible(
        once || (m_presenter.rules().knowsBackfill && plan.schedule.backfill.value_or(true)));
}

QList<PageProblem> SchedulePage::problems()
{
    QList<PageProblem> out;
    const QList<Issue> issues = m_presenter.issues();
    for (const Issue &issue : issues) {
        if (issue.severity != Severity::Error)
            continue;
        QWidget *place = m_badRows->place();
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
    const Schedule &schedule = m_presenter.plan().schedule;
    const presenters::ScheduleRules &rules = m_presenter.rules();
    if (!rules.frequencies.contains(schedule.frequency))
        out.append({tr("This source does not know the frequency of the plan. Pick another."),
                    m_frequency});
    else if (schedule.interval && m_interval->value() < rules.leastInterval(schedule.frequency) &&
             out.isEmpty())
        out.append({tr("The interval is too short: %1 is the least this source allows.")
                        .arg(rules.leastInterval(schedule.frequency)),
                    m_interval});
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
