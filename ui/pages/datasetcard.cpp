// SPDX-License-Identifier: Apache-2.0
#include "pages/datasetcard.h"

#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::TargetPresenter;

namespace {

enum DatasetKind { Existing, New };

} // namespace

DatasetCard::DatasetCard(TargetPresenter &presenter, presenters::PlanKeeper &keeper,
                         QWidget *parent)
    : Card(tr("Dataset"), parent), m_presenter(presenter), m_keeper(keeper),
      m_kind(new Segments({tr("Existing"), tr("New")})), m_stack(new QStackedWidget)
{
    m_kind->setObjectName(u"datasetKind"_s);
    m_kind->setAccessibleName(tr("Use an existing dataset or make a new one"));
    m_kindHelp = new Text(Type::Help, tr("A new schema gets a new dataset."), Ink::Muted);
    m_kindHelp->setObjectName(u"datasetKindHelp"_s);
    addHeaderWidget(m_kindHelp);
    addHeaderWidget(m_kind);
    m_stack->addWidget(buildExisting());
    m_stack->addWidget(buildNew());
    content()->addWidget(m_stack);
    connect(m_kind, &Segments::currentChanged, &m_presenter,
            [this](int kind) { m_presenter.setNewDataset(kind == New); });
}

QWidget *DatasetCard::buildExisting()
{
    auto *pane = new QWidget;
    m_dataset = new QComboBox;
    m_dataset->setObjectName(u"datasetCombo"_s);
    m_datasetField = new Field(tr("&Use this dataset"), m_dataset);
    m_datasetField->setObjectName(u"datasetField"_s);
    m_dataset->setAccessibleName(tr("Use this dataset"));
    m_facts = new QWidget;
    m_profile = new Badge;
    m_profile->setObjectName(u"profileBadge"_s);
    m_profileText = wrapped(Type::Body, {}, Ink::Muted);
    m_profileText->setObjectName(u"profileText"_s);
    m_id = new IdRow;
    m_id->setObjectName(u"datasetIdRow"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(m_profile, 0, Qt::AlignVCenter);
    head->addWidget(m_id, 1, Qt::AlignVCenter);
    auto *facts = new QVBoxLayout(m_facts);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setSpacing(space::xs);
    facts->addLayout(head);
    facts->addWidget(m_profileText);
    facts->addStretch(1);
    m_none = new Note(Tone::Info);
    m_none->setObjectName(u"datasetNote"_s);
    m_make = new Button(Kind::Secondary, tr("Make a new one"), u"plus"_s);
    m_make->setObjectName(u"makeDatasetButton"_s);
    m_make->setAccessibleName(tr("Make a new dataset"));
    m_again = new Button(Kind::Quiet, tr("Look again"), u"refresh"_s);
    m_again->setObjectName(u"lookForDatasetsButton"_s);
    m_again->setAccessibleName(tr("Look for datasets again"));
    m_none->addAction(m_make);
    m_none->addAction(m_again);
    m_none->setText(tr("No dataset is made on this schema yet."));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::page);
    row->addWidget(m_datasetField, 1, Qt::AlignTop);
    row->addWidget(m_facts, 1);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_none);
    column->addStretch(1);
    connect(m_make, &QAbstractButton::clicked, &m_presenter,
            [this] { m_presenter.setNewDataset(true); });
    connect(m_again, &QAbstractButton::clicked, &m_presenter, [this] { m_presenter.reload(); });
    connect(m_dataset, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QString id = m_dataset->itemData(index).toString();
        if (!m_showing && !id.isEmpty())
            m_presenter.chooseDataset(id);
    });
    return pane;
}

QWidget *DatasetCard::buildNew()
{
    auto *pane = new QWidget;
    m_name = new QLineEdit;
    m_name->setObjectName(u"datasetName"_s);
    m_nameField = new Field(tr("N&ame"), m_name);
    m_nameField->setObjectName(u"datasetNameField"_s);
    m_description = new QLineEdit;
    m_description->setObjectName(u"datasetDescription"_s);
    m_description->setPlaceholderText(tr("What is in it, for your colleagues"));
    auto *description = new Field(tr("Desc&ription"), m_description);
    description->setOptional();
    m_inProfile = new QCheckBox(tr("Use it for Real-Time Custo&mer Profile"));
    m_inProfile->setObjectName(u"datasetProfile"_s);
    m_consequence = new IconSentence(Tone::Info, u"info"_s, {});
    m_consequence->setObjectName(u"profileConsequence"_s);
    m_toIdentities = new LinkButton(tr("Mark an identity"), u"id"_s);
    m_toIdentities->setObjectName(u"toIdentitiesLink"_s);
    auto *profile = new QHBoxLayout;
    profile->setSpacing(space::l);
    profile->addWidget(m_inProfile, 0, Qt::AlignVCenter);
    profile->addWidget(m_consequence, 1, Qt::AlignVCenter);
    profile->addWidget(m_toIdentities, 0, Qt::AlignVCenter);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(new FieldRow({m_nameField, description}));
    column->addLayout(profile);
    column->addStretch(1);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        edit([&](NewDataset &dataset) { dataset.name = text; });
    });
    connect(m_description, &QLineEdit::textEdited, this, [this](const QString &text) {
        edit([&](NewDataset &dataset) { dataset.description = text; });
    });
    connect(m_inProfile, &QCheckBox::clicked, this,
            [this](bool on) { edit([&](NewDataset &dataset) { dataset.inProfile = on; }); });
    connect(m_toIdentities, &QAbstractButton::clicked, this, &DatasetCard::identitiesWanted);
    return pane;
}

void DatasetCard::edit(const std::function<void(NewDataset &)> &change)
{
    NewDataset dataset = m_presenter.newDataset();
    change(dataset);
    m_presenter.editDataset(dataset);
}

bool DatasetCard::isNewOne() const
{
    return m_presenter.isNewDataset();
}

bool DatasetCard::isGone() const
{
    const TargetPlan &target = m_keeper.plan().target;
    if (!m_presenter.listsTask().isReady() || target.datasetId.isEmpty())
        return false;
    const api::Dataset *dataset = m_presenter.dataset(target.datasetId);
    return !dataset || dataset->schemaId != target.schemaId;
}

bool DatasetCard::profileRefused() const
{
    return m_presenter.newDataset().inProfile && !m_presenter.isNewSchema() &&
           m_presenter.hasSchema() && !m_presenter.schema().inProfile;
}

QList<PageProblem> DatasetCard::problems(bool schemaGone) const
{
    const TargetPlan &target = m_keeper.plan().target;
    QList<PageProblem> out;
    if (isNewOne()) {
        if (m_presenter.newDataset().name.trimmed().isEmpty())
            out.append({tr("The new dataset has no name"), m_name});
        if (profileRefused())
            out.append({tr("The schema is not enabled for Profile"), m_inProfile});
        return out;
    }
    if (target.schemaId.isEmpty() || schemaGone)
        return out;
    if (target.datasetId.isEmpty() && m_presenter.datasets().isEmpty())
        return {{tr("No dataset is made on this schema"), m_make}};
    if (target.datasetId.isEmpty())
        return {{tr("No dataset is chosen"), m_dataset}};
    if (isGone())
        return {{tr("The plan's dataset is not in this sandbox"), m_dataset}};
    return out;
}

void DatasetCard::refresh(bool errorsShown, bool schemaGone)
{
    const bool isNew = isNewOne();
    m_kind->setVisible(!m_presenter.isNewSchema());
    m_kindHelp->setVisible(m_presenter.isNewSchema());
    m_kind->setCurrent(isNew ? New : Existing);
    m_stack->setCurrentIndex(isNew ? New : Existing);
    // The page not shown must not keep the card high.
    for (int i = 0; i < m_stack->count(); ++i)
        m_stack->widget(i)->setSizePolicy(QSizePolicy::Preferred, i == m_stack->currentIndex()
                                                                      ? QSizePolicy::Preferred
                                                                      : QSizePolicy::Ignored);
    refreshList();
    showFacts(schemaGone);
    refreshNew(errorsShown);

    const TargetPlan &target = m_keeper.plan().target;
    QString problem;
    if (isGone() && !m_presenter.datasets().isEmpty())
        problem = fill(tr("The plan's dataset (%1) is not among those of this schema. Pick "
                          "another."),
                       {shown(target.datasetId)});
    else if (errorsShown && !isNew && target.datasetId.isEmpty() && !target.schemaId.isEmpty())
        problem = tr("Pick the dataset the rows are to land in.");
    if (m_datasetField->error() != problem)
        m_datasetField->setError(problem);
}

void DatasetCard::refreshList()
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
}

void DatasetCard::showFacts(bool schemaGone)
{
    const TargetPlan &target = m_keeper.plan().target;
    const bool ready = m_presenter.listsTask().isReady() && !target.schemaId.isEmpty();
    const bool none = ready && !schemaGone && m_presenter.datasets().isEmpty();
    const api::Dataset *dataset = isGone() ? nullptr : m_presenter.dataset(target.datasetId);
    m_datasetField->setVisible(!none);
    m_facts->setVisible(!none);
    m_profile->setVisible(dataset != nullptr);
    m_id->setVisible(dataset != nullptr);
    m_id->setId(dataset ? dataset->id : QString());
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
    m_none->setVisible(none);
}

void DatasetCard::refreshNew(bool errorsShown)
{
    const NewDataset &dataset = m_presenter.newDataset();
    if (m_name->text() != dataset.name)
        m_name->setText(dataset.name);
    if (m_description->text() != dataset.description)
        m_description->setText(dataset.description);
    m_inProfile->setChecked(dataset.inProfile);
    m_nameField->setError(errorsShown && dataset.name.trimmed().isEmpty()
                              ? tr("Give it a name, to be found again in Platform.")
                              : QString());
    showConsequences();
}

void DatasetCard::showConsequences()
{
    const bool profile = m_presenter.newDataset().inProfile;
    const bool isNewSchema = m_presenter.isNewSchema();
    const presenters::NewSchemaPresenter &schema = m_presenter.newSchema();
    const bool nobody = profile && isNewSchema && !schema.hasPrimary() && !schema.hasIdentityMap();
    m_toIdentities->setVisible(nobody);
    if (profileRefused())
        m_consequence->set(Tone::Err, u"error"_s,
                           tr("This schema is not enabled for Profile, so no dataset on it can be. "
                              "Enable the schema in Platform first, or leave Profile off."));
    else if (nobody)
        m_consequence->set(Tone::Warn, u"warn"_s,
                           tr("Profile joins records to people by a primary identity, and this "
                              "schema has none yet. Enabling it cannot be undone."));
    else if (profile && isNewSchema)
        m_consequence->set(Tone::Warn, u"warn"_s,
                           tr("Its records go into customer profiles. The schema is enabled for "
                              "Profile too, which cannot be undone."));
    else if (profile)
        m_consequence->set(Tone::Info, u"people"_s,
                           tr("Its records go into customer profiles, where they are joined to "
                              "people."));
    else
        m_consequence->set(Tone::Neutral, u"info"_s,
                           tr("Off: its records are stored for queries and analysis; no customer "
                              "profile changes."));
}

} // namespace dfw::ui
