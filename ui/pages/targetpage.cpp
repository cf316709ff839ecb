// SPDX-License-Identifier: Apache-2.0
#include "pages/targetpage.h"

#include "models/fieldtreemodel.h"
#include "models/schemalistmodel.h"
#include "pages/taskrow.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/places.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::PlanKeeper;
using presenters::TargetPresenter;
using presenters::Task;

TargetPage::TargetPage(TargetPresenter &presenter, PlanKeeper &keeper, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter), m_keeper(keeper),
      m_schemas(new SchemaListModel(this)), m_schemaFilter(new QSortFilterProxyModel(this)),
      m_fields(new FieldTreeModel(this))
{
    setObjectName(u"targetPage"_s);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::l);
    top->addWidget(buildSchemas(), 600);
    top->addWidget(buildFields(), 380);
    body()->addLayout(top, 1);
    body()->addWidget(buildDataset());

    connect(&m_presenter, &TargetPresenter::listsChanged, this, &TargetPage::refreshLists);
    connect(&m_presenter, &TargetPresenter::schemaChanged, this, &TargetPage::refreshSchema);
    connect(&m_keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        if (section == PlanKeeper::Section::Target || section == PlanKeeper::Section::Everything) {
            refreshLists();
            refreshSchema();
        }
    });
    refreshLists();
    refreshSchema();
}

Card *TargetPage::buildSchemas()
{
    auto *card = new Card(tr("Schema"));
    m_schemaSearch = new SearchEdit(tr("Search schemas"));
    m_schemaSearch->setObjectName(u"schemaSearch"_s);
    m_schemaSearch->setMinimumWidth(220);
    auto *again = new IconButton(u"refresh"_s, tr("Look for schemas and datasets again"));
    again->setObjectName(u"reloadTargetButton"_s);
    card->addHeaderWidget(m_schemaSearch);
    card->addHeaderWidget(again);

    m_listsTask = new TaskRow;
    m_listsTask->setObjectName(u"schemaListTask"_s);
    m_schemaNote = new Note(Tone::Warn);
    m_schemaNote->setObjectName(u"schemaNote"_s);
    m_schemaFilter->setSourceModel(m_schemas);
    m_schemaFilter->setFilterKeyColumn(-1);
    m_schemaFilter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_schemaTable = new TableView;
    letShrink(m_schemaTable);
    m_schemaTable->setObjectName(u"schemaTable"_s);
    m_schemaTable->setAccessibleName(tr("Schemas"));
    m_schemaTable->setModel(m_schemaFilter);
    m_schemaTable->horizontalHeader()->setStretchLastSection(false);
    m_schemaTable->horizontalHeader()->setSectionResizeMode(SchemaListModel::Title,
                                                            QHeaderView::Stretch);
    m_schemaEmpty =
        new EmptyState(u"braces"_s, u"table"_s, tr("No schema yet"),
                       tr("A schema says which fields the data has. Make one in Platform "
                          "under Schemas, with a dataset on it."));
    auto *look = new Button(Kind::Secondary, tr("Look again"), u"refresh"_s);
    look->setObjectName(u"lookAgainButton"_s);
    look->setAccessibleName(look->text());
    m_schemaEmpty->addButton(look);
    card->content()->addWidget(m_listsTask);
    card->content()->addWidget(m_schemaNote);
    card->content()->addWidget(m_schemaTable, 1);
    card->content()->addWidget(m_schemaEmpty, 1);
    m_schemaEmpty->hide();

    const auto reload = [this] { m_presenter.reload(); };
    connect(again, &Button::clicked, this, reload);
    connect(look, &Button::clicked, this, reload);
    connect(m_listsTask, &TaskRow::retryRequested, this, reload);
    connect(m_listsTask, &TaskRow::cancelRequested, &m_presenter, &TargetPresenter::cancel);
    connect(m_schemaSearch, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_showing = true; // hiding the chosen row must not choose another one
        m_schemaFilter->setFilterFixedString(text.trimmed());
        m_showing = false;
        showChosenSchema();
    });
    connect(m_schemaTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                const QString id = m_schemas->idAt(m_schemaFilter->mapToSource(current).row());
                if (!m_showing && !id.isEmpty())
                    m_presenter.chooseSchema(id);
            });
    return card;
}

Card *TargetPage::buildFields()
{
    m_fieldsCard = new Card(tr("Fields"));
    m_fieldCount = new Text(Type::Help, {}, Ink::Muted);
    m_fieldCount->setObjectName(u"fieldCount"_s);
    m_fieldsCard->addHeaderWidget(m_fieldCount);
    m_fieldSearch = new SearchEdit(tr("Search fields"));
    m_fieldSearch->setObjectName(u"fieldSearch"_s);
    m_schemaTask = new TaskRow;
    m_schemaTask->setObjectName(u"schemaTask"_s);
    m_fieldTree = new TreeView;
    letShrink(m_fieldTree);
    m_fieldTree->setObjectName(u"fieldTree"_s);
    m_fieldTree->setAccessibleName(tr("Fields of the schema"));
    m_fieldTree->setModel(m_fields);
    m_fieldTree->setMinimumHeight(90);
    m_fieldTree->header()->setStretchLastSection(false);
    m_fieldTree->header()->setMinimumSectionSize(60);
    m_fieldTree->header()->setSectionResizeMode(FieldTreeModel::Name, QHeaderView::Stretch);
    m_fieldTree->header()->setSectionResizeMode(FieldTreeModel::Type, QHeaderView::Fixed);
    m_fieldTree->header()->resizeSection(
        FieldTreeModel::Type,
        tileSize().width() + 2 * space::l +
            m_fieldTree->fontMetrics().horizontalAdvance(tileWord(TileKind::DateTime)));
    m_fieldsCard->content()->addWidget(m_fieldSearch);
    m_fieldsCard->content()->addWidget(m_schemaTask);
    m_fieldsCard->content()->addWidget(m_fieldTree, 1);
    connect(m_schemaTask, &TaskRow::retryRequested, &m_presenter, &TargetPresenter::load);
    connect(m_schemaTask, &TaskRow::cancelRequested, &m_presenter, &TargetPresenter::cancel);
    connect(m_fieldSearch, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_fields->setFilter(text.trimmed());
        openTree();
    });
    return m_fieldsCard;
}

Card *TargetPage::buildDataset()
{
    auto *card = new Card(tr("Dataset"));
    m_dataset = new QComboBox;
    m_dataset->setObjectName(u"datasetCombo"_s);
    m_datasetField = new Field(tr("&Use this dataset"), m_dataset);
    m_datasetField->setObjectName(u"datasetField"_s);
    m_dataset->setAccessibleName(tr("Use this dataset"));
    m_datasetFacts = new QWidget;
    m_profile = new Badge;
    m_profile->setObjectName(u"profileBadge"_s);
    m_profileText = wrapped(Type::Body, {}, Ink::Muted);
    m_profileText->setObjectName(u"profileText"_s);
    m_datasetId = new IdRow;
    m_datasetId->setObjectName(u"datasetIdRow"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(m_profile, 0, Qt::AlignVCenter);
    head->addWidget(m_datasetId, 1, Qt::AlignVCenter);
    auto *facts = new QVBoxLayout(m_datasetFacts);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setSpacing(space::xs);
    facts->addLayout(head);
    facts->addWidget(m_profileText);
    facts->addStretch(1);
    m_datasetNote = new Note(Tone::Info);
    m_datasetNote->setObjectName(u"datasetNote"_s);
    m_datasetAgain = new Button(Kind::Secondary, tr("Look again"), u"refresh"_s);
    m_datasetAgain->setObjectName(u"lookForDatasetsButton"_s);
    m_datasetAgain->setAccessibleName(tr("Look for datasets again"));
    m_datasetNote->addAction(m_datasetAgain);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::page);
    row->addWidget(m_datasetField, 1, Qt::AlignTop);
    row->addWidget(m_datasetFacts, 1);
    card->content()->addLayout(row);
    card->content()->addWidget(m_datasetNote);
    connect(m_datasetAgain, &Button::clicked, this, [this] { m_presenter.reload(); });
    connect(m_dataset, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QString id = m_dataset->itemData(index).toString();
        if (!m_showing && !id.isEmpty())
            m_presenter.chooseDataset(id);
    });
    return card;
}

QString TargetPage::title() const
{
    return tr("Choose the target");
}

QString TargetPage::instruction() const
{
    return tr("Pick the schema that gives your data its shape, and the dataset that holds it.");
}

QString TargetPage::choice() const
{
    const QString id = m_keeper.plan().target.schemaId;
    if (id.isEmpty())
        return {};
    if (const api::SchemaSummary *schema = m_presenter.schemaSummary(id))
        return schema->title.isEmpty() ? tr("One schema") : schema->title;
    return m_presenter.hasSchema() ? m_presenter.schema().title : QString();
}

void TargetPage::enter()
{
    m_presenter.load();
}

bool TargetPage::schemaGone() const
{
    const QString id = m_keeper.plan().target.schemaId;
    return m_presenter.listsTask().isReady() && !id.isEmpty() && !m_presenter.schemaSummary(id);
}

bool TargetPage::datasetGone() const
{
    const TargetPlan &target = m_keeper.plan().target;
    if (!m_presenter.listsTask().isReady() || target.datasetId.isEmpty())
        return false;
    const api::Dataset *dataset = m_presenter.dataset(target.datasetId);
    return !dataset || dataset->schemaId != target.schemaId;
}

QList<PageProblem> TargetPage::problems()
{
    const TargetPlan &target = m_keeper.plan().target;
    if (target.schemaId.isEmpty())
        return {{tr("No schema is chosen"), m_schemaTable}};
    if (schemaGone())
        return {{tr("The plan's schema is not in this sandbox"), m_schemaTable}};
    if (target.datasetId.isEmpty() && m_presenter.datasets().isEmpty())
        return {{tr("No dataset is made on this schema"), m_datasetAgain}};
    if (target.datasetId.isEmpty())
        return {{tr("No dataset is chosen"), m_dataset}};
    if (datasetGone())
        return {{tr("The plan's dataset is not in this sandbox"), m_dataset}};
    return {};
}

void TargetPage::refreshLists()
{
    const Task &task = m_presenter.listsTask();
    m_listsTask->setTask(task, tr("Reading schemas and datasets"));
    m_showing = true;
    const int before = m_schemas->rowCount();
    m_schemas->setSchemas(m_presenter.schemas());
    m_showing = false;
    const bool none = task.isReady() && m_presenter.schemas().isEmpty();
    m_schemaTable->setVisible(!none);
    m_schemaEmpty->setVisible(none);
    m_schemaTable->setPlaceholder(task.isReady()  ? tr("No schema has this in its name.")
                                  : task.isBusy() ? tr("Reading the schemas")
                                                  : QString());
    if (m_schemas->rowCount() != before)
        m_schemaTable->fitColumns(200);
    showChosenSchema();
    refreshDatasets();
    refreshErrors();
    Q_EMIT changed();
}

void TargetPage::showChosenSchema()
{
    m_showing = true;
    const int row = m_schemas->rowOf(m_keeper.plan().target.schemaId);
    const QModelIndex index =
        row < 0 ? QModelIndex() : m_schemaFilter->mapFromSource(m_schemas->index(row, 0));
    if (!index.isValid()) {
        m_schemaTable->selectionModel()->clear();
    } else if (index.row() != m_schemaTable->currentIndex().row() ||
               !m_schemaTable->selectionModel()->isRowSelected(index.row(), {})) {
        m_schemaTable->setCurrentIndex(index);
        m_schemaTable->scrollTo(index);
    }
    m_showing = false;
}

void TargetPage::refreshSchema()
{
    const Task &task = m_presenter.schemaTask();
    const bool chosen = !m_keeper.plan().target.schemaId.isEmpty();
    m_schemaTask->setTask(chosen && !schemaGone() ? task : Task{},
                          tr("Reading the schema's fields"));
    const bool here = m_presenter.hasSchema();
    const QString fieldsOf = here ? m_presenter.schema().id : QString();
    if (std::exchange(m_fieldsOf, fieldsOf) != fieldsOf) {
        m_fields->setFields(here ? m_presenter.schema().fields : SchemaFields(), fieldsOf);
        openTree();
    }
    m_fieldsCard->setTitle(
        here && !m_presenter.schema().title.isEmpty() ? m_presenter.schema().title : tr("Fields"));
    m_fieldSearch->setEnabled(here);
    m_fieldTree->setPlaceholder(!chosen         ? tr("Pick a schema to see its fields.")
                                : task.isBusy() ? tr("Reading the fields")
                                : here          ? tr("No field has this in its name.")
                                                : QString());
    refreshErrors();
    Q_EMIT changed();
}

void TargetPage::openTree()
{
    const QLocale locale;
    const bool filtered = !m_fieldSearch->text().trimmed().isEmpty();
    const QString all = locale.toString(m_fields->leafCount());
    m_fieldCount->setText(
        !m_presenter.hasSchema() ? QString()
        : filtered ? tr("%1 of %2 fields").arg(locale.toString(m_fields->shownLeafCount()), all)
                   : tr("%1 fields").arg(all));
    // Everything found is to be seen; opening thousands of nodes nobody asked for is not.
    constexpr int fewFields = 500;
    if (filtered && m_fields->shownLeafCount() <= fewFields)
        m_fieldTree->expandAll();
    else if (!filtered && m_fields->leafCount() <= 60)
        m_fieldTree->expandToDepth(1);
}

void TargetPage::refreshDatasets()
{
    const QList<api::Dataset> datasets = m_presenter.datasets();
    const TargetPlan &target = m_keeper.plan().target;
    m_showing = true;
    QStringList shownIds;
    for (int i = 0; i < m_dataset->count(); ++i)
        shownIds.append(m_dataset->itemData(i).toString());
    QStringList ids;
    for (const api::Dataset &one : datasets)
        ids.append(one.id);
    if (ids != shownIds) {
        m_dataset->clear();
        for (const api::Dataset &one : datasets)
            m_dataset->addItem(one.name.isEmpty() ? one.id : one.name, one.id);
    }
    m_dataset->setPlaceholderText(datasets.isEmpty() ? tr("None to choose from")
                                                     : tr("Choose a dataset"));
    m_dataset->setCurrentIndex(m_dataset->findData(target.datasetId));
    m_showing = false;
    m_dataset->setEnabled(!datasets.isEmpty());
    m_datasetField->setHelp(target.schemaId.isEmpty() || !m_presenter.listsTask().isReady()
                                ? tr("The datasets made on the chosen schema appear here.")
                            : datasets.size() == 1
                                ? tr("The only one made on this schema.")
                                : tr("%1 made on this schema.").arg(datasets.size()));
    showDatasetFacts();
}

void TargetPage::showDatasetFacts()
{
    const TargetPlan &target = m_keeper.plan().target;
    const bool ready = m_presenter.listsTask().isReady() && !target.schemaId.isEmpty();
    const bool none = ready && !schemaGone() && m_presenter.datasets().isEmpty();
    const api::Dataset *dataset = datasetGone() ? nullptr : m_presenter.dataset(target.datasetId);
    m_datasetField->setVisible(!none);
    m_datasetFacts->setVisible(!none);
    m_profile->setVisible(dataset != nullptr);
    m_datasetId->setVisible(dataset != nullptr);
    m_datasetId->setId(dataset ? dataset->id : QString());
    if (dataset && dataset->inProfile) {
        m_profile->setSpec({tr("in Profile"), Tone::Info, u"people"_s});
        m_profileText->setText(tr("Its records also go into Real-Time Customer Profile, where they "
                                  "are joined to people."));
    } else if (dataset) {
        m_profile->setSpec({tr("not in Profile"), Tone::Plain});
        m_profileText->setText(tr("Its records are stored for queries and analysis only; no "
                                  "customer profile changes."));
    } else {
        m_profileText->setText({});
    }
    m_datasetNote->setText(tr("No dataset is made on this schema yet. Creating one here comes with "
                              "a later version; make it in Platform under Datasets, then look "
                              "again."));
    m_datasetNote->setVisible(none);
}

void TargetPage::refreshErrors()
{
    const TargetPlan &target = m_keeper.plan().target;
    QString schema;
    if (schemaGone())
        schema = fill(tr("The plan names a schema that is not in this sandbox (%1). Pick the one "
                         "to use instead."),
                      {shown(target.schemaId.section(u'/', -1))});
    else if (errorsShown() && target.schemaId.isEmpty())
        schema = tr("Pick the schema your data is to follow.");
    m_schemaNote->setText(schema);
    m_schemaNote->setVisible(!schema.isEmpty() && m_schemaEmpty->isHidden());

    QString dataset;
    if (datasetGone() && !m_presenter.datasets().isEmpty())
        dataset = fill(tr("The plan's dataset (%1) is not among those of this schema. Pick "
                          "another."),
                       {shown(target.datasetId)});
    else if (errorsShown() && target.datasetId.isEmpty() && !target.schemaId.isEmpty())
        dataset = tr("Pick the dataset the rows are to land in.");
    if (m_datasetField->error() != dataset)
        m_datasetField->setError(dataset);
    settleLayouts(this);
}

void TargetPage::showEvent(QShowEvent *event)
{
    WizardPage::showEvent(event);
    settleLayouts(this);
}

} // namespace dfw::ui
