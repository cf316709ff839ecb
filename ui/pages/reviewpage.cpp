// SPDX-License-Identifier: Apache-2.0
#include "pages/reviewpage.h"

#include "pages/createdcard.h"
#include "pages/dryruncard.h"
#include "pages/steps.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "texts/issuetext.h"
#include "texts/timetext.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/field.h"
#include "widgets/note.h"
#include "widgets/text.h"

#include <functional>
#include <QCheckBox>
#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::Session;

namespace {

// What cannot be taken back about a schema once it exists.
void addSchemaConsequences(const TargetPlan &target,
                           const std::function<void(Tone, const QString &)> &add)
{
    const QList<IdentityMark> &marks = target.newSchema->identities;
    const auto primary = std::find_if(marks.begin(), marks.end(),
                                      [](const IdentityMark &mark) { return mark.primary; });
    if (target.newDataset && target.newDataset->inProfile)
        add(Tone::Warn, ReviewPage::tr("The schema is enabled for Profile. This cannot be undone, "
                                       "and its fields cannot be removed later."));
    if (primary != marks.end())
        add(Tone::Info, fill(ReviewPage::tr("%1 is the primary identity, so it is required: rows "
                                            "without a value are rejected."),
                             {shown(primary->path, 60)}));
    add(Tone::Info, ReviewPage::tr("Schema titles are unique. If this one is taken meanwhile, the "
                                   "run uses that schema where it is the same, else it stops "
                                   "first."));
}

} // namespace

ReviewPage::ReviewPage(presenters::ReviewPresenter &presenter, presenters::PlanKeeper &keeper,
                       QWidget *parent)
    : WizardPage(parent), m_presenter(presenter)
{
    setObjectName(u"reviewPage"_s);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::l);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::l);
    left->addWidget(buildNames());
    left->addWidget(buildGroups());
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(space::l);
    m_created = new CreatedCard(m_presenter);
    connect(m_created, &CreatedCard::requestsWanted, this, &ReviewPage::requestsWanted);
    right->addWidget(m_created);
    right->addWidget(buildConsequences());
    m_dryRun = new DryRunCard(m_presenter.dryRun());
    connect(m_dryRun, &DryRunCard::checkRequested, this, &ReviewPage::checkWithoutCreating);
    connect(m_dryRun, &DryRunCard::placeRequested, this, &ReviewPage::goTo);
    right->addStretch(1);
    columns->addLayout(left, 5);
    columns->addLayout(right, 4);
    body()->addLayout(columns);
    body()->addWidget(m_dryRun);
    body()->addStretch(1);
    connect(&keeper, &presenters::PlanKeeper::planChanged, this, [this] {
        if (isVisible())
            showPlan();
        Q_EMIT changed();
    });
}

QString ReviewPage::instruction() const
{
    return tr("Read this through. Nothing has been created so far.");
}

QString ReviewPage::commitText() const
{
    const Session &session = m_presenter.session();
    if (session.kind() == Session::Kind::Demo)
        return tr("Create dataflow in DEMO");
    if (session.isProduction())
        return tr("Create dataflow in %1 (production)").arg(session.sandbox());
    return tr("Create dataflow in %1").arg(session.sandbox());
}

Card *ReviewPage::buildNames()
{
    auto *card = new Card;
    const auto edit = [](const QString &name) {
        auto *line = new QLineEdit;
        line->setObjectName(name);
        return line;
    };
    m_name = edit(u"flowName"_s);
    m_description = edit(u"flowDescription"_s);
    m_sourceName = edit(u"sourceConnectionName"_s);
    m_targetName = edit(u"targetConnectionName"_s);
    m_nameField = new Field(tr("Na&me of the dataflow"), m_name);
    m_nameField->setHelp(tr("Shown in Platform's list of dataflows."));
    auto *description = new Field(tr("&Description"), m_description);
    description->setOptional();
    card->content()->addWidget(new FieldRow({m_nameField, description}));

    auto *more = new QWidget;
    auto *moreLayout = new QVBoxLayout(more);
    moreLayout->setContentsMargins(0, 0, 0, 0);
    m_sourceNameField = new Field(tr("Name of the &source connection"), m_sourceName);
    m_targetNameField = new Field(tr("Name of the &target connection"), m_targetName);
    moreLayout->addWidget(new FieldRow({m_sourceNameField, m_targetNameField}));
    auto *expander = new Expander(tr("More names"), more);
    expander->setObjectName(u"moreNames"_s);
    card->content()->addWidget(expander, 0, Qt::AlignLeft);
    card->content()->addWidget(more);
    more->hide();
    m_draft = new QCheckBox(tr("Create as a dra&ft, publish later"));
    m_draft->setObjectName(u"draftCheck"_s);
    auto *draft = new QVBoxLayout;
    draft->setSpacing(space::xs);
    draft->addWidget(m_draft);
    auto *hint = wrapped(Type::Help,
                         tr("Nothing runs until the dataflow is published on the last page, or in "
                            "Platform. Publishing cannot be undone."),
                         Ink::Muted);
    // Below the words of the box, whose explanation it is.
    hint->setContentsMargins(m_draft->style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                                 m_draft->style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing),
                             0, 0, 0);
    draft->addWidget(hint);
    card->content()->addLayout(draft);

    connect(m_draft, &QCheckBox::toggled, this,
            [this](bool on) { m_showing ? void() : m_presenter.setDraft(on); });
    connect(m_name, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_presenter.setFlowName(text); });
    connect(m_description, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_presenter.setDescription(text); });
    connect(m_sourceName, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_presenter.setSourceName(text); });
    connect(m_targetName, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_presenter.setTargetName(text); });
    return card;
}

ReviewPage::Group ReviewPage::addGroup(Card *card, const QString &icon, const QString &name,
                                       int step)
{
    QVBoxLayout *section = step == SourceStep ? card->content() : card->addSection();
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(new IconLabel(icon, Ink::Muted, iconGroup));
    head->addWidget(new Text(Type::Section, name));
    head->addStretch(1);
    auto *editLink = new LinkButton(tr("Edit"), u"edit"_s);
    editLink->setObjectName(u"edit%1Link"_s.arg(step));
    editLink->setAccessibleName(tr("Edit %1").arg(name));
    head->addWidget(editLink);
    section->addLayout(head);
    connect(editLink, &QAbstractButton::clicked, this,
            [this, step] { Q_EMIT stepRequested(step); });
    Group group;
    group.facts = new QGridLayout;
    group.facts->setContentsMargins(iconGroup + space::m, 0, 0, 0);
    group.facts->setHorizontalSpacing(space::l);
    group.facts->setVerticalSpacing(space::xs);
    group.facts->setColumnMinimumWidth(0, 120);
    group.facts->setColumnStretch(1, 1);
    section->addLayout(group.facts);
    return group;
}

void ReviewPage::fillGroup(Group &group, const QList<std::pair<QString, QString>> &facts)
{
    while (QLayoutItem *item = group.facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    group.rows = 0;
    for (const auto &[name, value] : facts) {
        if (value.isEmpty())
            continue;
        auto *label = new Text(Type::Body, name, Ink::Muted);
        auto *text = wrapped(Type::Body, value);
        text->setTextFormat(Qt::PlainText); // names come from the service
        group.facts->addWidget(label, group.rows, 0, Qt::AlignTop);
        group.facts->addWidget(text, group.rows, 1);
        ++group.rows;
    }
}

Card *ReviewPage::buildGroups()
{
    auto *card = new Card;
    m_source = addGroup(card, u"database"_s, tr("Source"), SourceStep);
    m_target = addGroup(card, u"table"_s, tr("Target"), TargetStep);
    m_mapping = addGroup(card, u"link"_s, tr("Mapping"), MappingStep);
    m_schedule = addGroup(card, u"clock"_s, tr("Schedule"), ScheduleStep);
    return card;
}

Card *ReviewPage::buildConsequences()
{
    auto *card = new Card(tr("Before you go on"));
    m_consequences = new QVBoxLayout;
    m_consequences->setSpacing(space::s);
    card->content()->addLayout(m_consequences);
    return card;
}

void ReviewPage::enter()
{
    m_presenter.load();
    showPlan();
}

void ReviewPage::showPlan()
{
    const FlowPlan &plan = m_presenter.plan();
    m_showing = true;
    const std::pair<QLineEdit *, QString> fields[] = {{m_name, plan.name},
                                                      {m_description, plan.description},
                                                      {m_sourceName, plan.source.name},
                                                      {m_targetName, plan.target.name}};
    for (const auto &[edit, text] : fields) {
        if (edit->text() != text)
            edit->setText(text);
    }
    m_draft->setChecked(plan.draft);
    m_showing = false;

    m_created->refresh();
    showSource();
    showTarget();
    showMapping();
    showSchedule();
    showConsequences();
    refreshErrors();
}

void ReviewPage::showSource()
{
    const SourcePlan &source = m_presenter.plan().source;
    const api::BaseConnection *connection = m_presenter.source().chosenConnection();
    const QString connector = m_presenter.source().connectorName(source.connectionSpec);
    const QString name = source.newConnection ? tr("%1 (new)").arg(source.newConnection->name)
                         : connection         ? connection->name
                                              : QString();
    fillGroup(m_source,
              {{tr("Connection"),
                name.isEmpty() ? source.baseConnectionId : u"%1 (%2)"_s.arg(name, connector)},
               {tr("Table"), source.table},
               {tr("Files"), source.files ? source.files->path : QString()},
               {tr("Columns"), tr("%n chosen", nullptr, int(source.columns.size()))},
               {tr("Row filter"), source.filter ? tr("%n condition(s)", nullptr,
                                                     int(source.filter->conditions.size()))
                                                : QString()}});
}

void ReviewPage::showTarget()
{
    const TargetPlan &target = m_presenter.plan().target;
    const api::SchemaSummary *schema = m_presenter.target().schemaSummary(target.schemaId);
    const api::Dataset *dataset = m_presenter.target().dataset(target.datasetId);
    fillGroup(m_target,
              {{tr("Schema"), target.newSchema ? tr("%1 (new)").arg(target.newSchema->title)
                              : schema ? tr("%1, version %2").arg(schema->title, schema->version)
                                       : target.schemaId},
               {tr("Made of"), target.newSchema ? newSchemaInWords(*target.newSchema) : QString()},
               {tr("Dataset"), target.newDataset ? tr("%1 (new)").arg(target.newDataset->name)
                               : dataset         ? dataset->name
                                                 : target.datasetId},
               {tr("Form"), m_presenter.plan().form2020 ? tr("the requests of 2020") : QString()}});
}

void ReviewPage::showMapping()
{
    const FlowPlan &plan = m_presenter.plan();
    int formulas = 0;
    for (const MappingRow &row : plan.mapping)
        formulas += row.kind == MappingKind::Expression ? 1 : 0;
    const qsizetype left =
        plan.source.columns.size() -
        std::count_if(
            plan.source.columns.begin(), plan.source.columns.end(), [&](const Column &column) {
                return std::any_of(
                    plan.mapping.begin(), plan.mapping.end(), [&](const MappingRow &row) {
                        return row.kind == MappingKind::Column && row.source == column.name;
                    });
            });
    fillGroup(m_mapping,
              {{tr("Rows"), formulas > 0 ? tr("%n row(s)", nullptr, int(plan.mapping.size())) +
                                               u", "_s + tr("%n formula(s)", nullptr, formulas)
                                         : tr("%n row(s)", nullptr, int(plan.mapping.size()))},
               {tr("Left out"),
                left > 0 ? tr("%n column(s) without a field", nullptr, int(left)) : QString()}});
}

void ReviewPage::showSchedule()
{
    const FlowPlan &plan = m_presenter.plan();
    const QDateTime start = QDateTime::fromSecsSinceEpoch(plan.schedule.startTime);
    const QDateTime now = QDateTime::currentDateTime();
    const QString first =
        start < now
            ? tr("from now on")
            : tr("from %1 (%2 UTC)").arg(nearTime(start, now), start.toUTC().toString(u"HH:mm"_s));
    fillGroup(
        m_schedule,
        {{tr("Runs"),
          frequencySentence(plan.schedule) + u' ' + first +
              (plan.schedule.backfill.value_or(false) ? tr(", with backfill") : QString())},
         {tr("New rows"), plan.deltaColumn ? tr("by %1").arg(plan.deltaColumn->name) : QString()},
         {tr("Bad rows"), plan.options.partialIngestionPercent
                              ? tr("left out and listed; stop above %1 %")
                                    .arg(*plan.options.partialIngestionPercent)
                              : tr("one bad row stops the run")}});
}

void ReviewPage::showConsequences()
{
    while (QLayoutItem *item = m_consequences->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const FlowPlan &plan = m_presenter.plan();
    QList<std::pair<Tone, QString>> lines;
    const auto add = [&lines](Tone tone, const QString &text) { lines.append({tone, text}); };
    const QList<Issue> issues = m_presenter.issues();
    QStringList sentences;
    for (const Issue &issue : issues) {
        sentences.append(issueSentence(issue));
        const Tone tone = issue.severity == Severity::Error     ? Tone::Err
                          : issue.severity == Severity::Warning ? Tone::Warn
                                                                : Tone::Info;
        add(tone, issueSentence(issue));
    }
    m_dryRun->setToldAbove(sentences);
    if (plan.target.newSchema)
        addSchemaConsequences(plan.target, add);
    if (plan.schedule.backfill.value_or(false))
        add(Tone::Warn, tr("Backfill is on: the first run reads the whole table."));
    add(Tone::Info, plan.draft
                        ? tr("Connections and dataflow are made as drafts. Whether the source "
                             "can be signed in to shows when they are published.")
                        : tr("The dataflow is enabled at once. Deleting it later does not "
                             "delete the rows it stored."));
    add(Tone::Info,
        tr("If a step fails, nothing further is made. The run can go on where it stopped, or what "
           "it made can be removed."));
    // What must be looked at stands first.
    for (const Tone tone : {Tone::Err, Tone::Warn, Tone::Info}) {
        for (const auto &[kind, text] : std::as_const(lines)) {
            if (kind == tone)
                m_consequences->addWidget(new IconSentence(tone, toneIcon(tone), text));
        }
    }
}

QWidget *ReviewPage::placeOf(const QString &pointer)
{
    if (pointer == "/source/name"_L1 || pointer == "/target/name"_L1) {
        findChild<Expander *>(u"moreNames"_s)->setOpen(true);
        return pointer == "/source/name"_L1 ? m_sourceName : m_targetName;
    }
    const int step = stepOfPlace(pointer);
    if (step == ReviewStep)
        return pointer == "/draft"_L1 ? static_cast<QWidget *>(m_draft) : m_name;
    return findChild<QWidget *>(u"edit%1Link"_s.arg(step == ColumnsStep ? int(SourceStep) : step));
}

void ReviewPage::checkWithoutCreating()
{
    if (problems().isEmpty())
        m_presenter.dryRun().start();
    else
        m_dryRun->refuse();
}

void ReviewPage::goTo(const QString &pointer)
{
    if (const int step = stepOfPlace(pointer); step != ReviewStep)
        Q_EMIT stepRequested(step);
    else
        placeOf(pointer)->setFocus();
}

QList<PageProblem> ReviewPage::problems()
{
    QList<PageProblem> out;
    const QList<Issue> issues = m_presenter.issues();
    for (const Issue &issue : issues) {
        if (issue.severity != Severity::Error)
            continue;
        out.append({issueSentence(issue), placeOf(issue.pointer)});
    }
    return out;
}

void ReviewPage::refreshErrors()
{
    const FlowPlan &plan = m_presenter.plan();
    const auto missing = [this](const QString &name) {
        return errorsShown() && name.trimmed().isEmpty() ? tr("Give it a name.") : QString();
    };
    m_nameField->setError(missing(plan.name));
    m_sourceNameField->setError(missing(plan.source.name));
    m_targetNameField->setError(missing(plan.target.name));
}

} // namespace dfw::ui
