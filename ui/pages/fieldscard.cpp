// SPDX-License-Identifier: Apache-2.0
#include "pages/fieldscard.h"

#include "models/fieldtreemodel.h"
#include "parts/taskrow.h"
#include "presenters/schemaparts.h"
#include "style/metrics.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/requestdock.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QAction>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLocale>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::TargetPresenter;

namespace {

// Opening thousands of nodes nobody asked for takes long and shows nothing.
constexpr int fewFound = 500;
constexpr int fewFields = 60;

QVBoxLayout *plainLayout(QWidget *holder)
{
    auto *out = new QVBoxLayout(holder);
    out->setContentsMargins(0, 0, 0, 0);
    out->setSpacing(space::m);
    return out;
}

// Two blanks a level instead of Qt's four: the card is narrow.
QString indentedJson(const QByteArray &body)
{
    QStringList lines =
        QString::fromUtf8(QJsonDocument::fromJson(body).toJson()).trimmed().split(u'\n');
    for (QString &line : lines) {
        qsizetype blanks = 0;
        while (blanks < line.size() && line.at(blanks) == u' ')
            ++blanks;
        line.remove(0, blanks / 2);
    }
    return lines.join(u'\n');
}

} // namespace

FieldsCard::FieldsCard(TargetPresenter &presenter, QWidget *parent)
    : Card(tr("Fields"), parent), m_presenter(presenter), m_fields(new FieldTreeModel(this)),
      m_markAction(new QAction(this))
{
    m_count = new Text(Type::Help, {}, Ink::Muted);
    m_count->setObjectName(u"fieldCount"_s);
    addHeaderWidget(m_count);
    m_jsonButton = new Button(Kind::Quiet, tr("&JSON"), u"code"_s);
    m_jsonButton->setObjectName(u"schemaJsonButton"_s);
    m_jsonButton->setCheckable(true);
    m_jsonButton->setToolTip(tr("What will be sent to make this schema"));
    addHeaderWidget(m_jsonButton);
    buildTree();
    buildJson();
    buildFoot();
    connect(m_jsonButton, &QAbstractButton::toggled, this, [this](bool on) {
        m_treePart->setVisible(!on);
        m_jsonPart->setVisible(on);
        showJson();
        showFoot();
    });
}

void FieldsCard::buildTree()
{
    m_treePart = new QWidget;
    m_search = new SearchEdit(tr("Search fields"));
    m_search->setObjectName(u"fieldSearch"_s);
    m_task = new TaskRow;
    m_task->setObjectName(u"schemaTask"_s);
    m_tree = new TreeView;
    letShrink(m_tree);
    m_tree->setObjectName(u"fieldTree"_s);
    m_tree->setAccessibleName(tr("Fields of the schema"));
    m_tree->setModel(m_fields);
    m_tree->setMinimumHeight(90);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(60);
    m_tree->header()->setSectionResizeMode(FieldTreeModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(FieldTreeModel::Type, QHeaderView::Fixed);
    m_tree->header()->resizeSection(
        FieldTreeModel::Type,
        tileSize().width() + 2 * space::l +
            m_tree->fontMetrics().horizontalAdvance(tileWord(TileKind::DateTime)));
    auto *layout = plainLayout(m_treePart);
    layout->addWidget(m_search);
    layout->addWidget(m_task);
    layout->addWidget(m_tree, 1);
    content()->addWidget(m_treePart, 1);

    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_markAction->setShortcut(Qt::CTRL | Qt::Key_I);
    m_markAction->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(m_markAction);
    connect(m_markAction, &QAction::triggered, this, &FieldsCard::toggleIdentity);
    connect(m_task, &TaskRow::retryRequested, &m_presenter, &TargetPresenter::load);
    connect(m_task, &TaskRow::cancelRequested, &m_presenter, &TargetPresenter::cancel);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_fields->setFilter(text.trimmed());
        openTree();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FieldsCard::showFoot);
}

void FieldsCard::buildJson()
{
    m_jsonPart = new QWidget;
    m_bodies = new Segments({tr("Field group"), tr("Schema")});
    m_bodies->setObjectName(u"schemaJsonChoice"_s);
    m_bodies->setAccessibleName(tr("Which request to show"));
    m_json = new JsonView;
    m_json->setObjectName(u"schemaJson"_s);
    m_json->setMinimumHeight(90);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    letShrink(m_json);
    auto *layout = plainLayout(m_jsonPart);
    layout->addWidget(m_bodies);
    layout->addWidget(m_json, 1);
    content()->addWidget(m_jsonPart, 1);
    m_jsonPart->hide();
    connect(m_bodies, &Segments::currentChanged, this, &FieldsCard::showJson);
}

void FieldsCard::buildFoot()
{
    m_foot = new QWidget;
    m_mark = new Button(Kind::Secondary, tr("Mark as identity"), u"id"_s);
    m_mark->setObjectName(u"markIdentityButton"_s);
    m_footHelp = wrapped(Type::Help, {}, Ink::Muted);
    m_footHelp->setObjectName(u"identityHelp"_s);
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    row->addWidget(m_mark);
    row->addWidget(m_footHelp, 1);
    content()->addWidget(m_foot);
    connect(m_mark, &QAbstractButton::clicked, this, &FieldsCard::toggleIdentity);
}

QString FieldsCard::currentPath() const
{
    return m_fields->pathAt(m_tree->currentIndex());
}

void FieldsCard::toggleIdentity()
{
    presenters::NewSchemaPresenter &schema = m_presenter.newSchema();
    const SchemaField *field = m_fields->fieldAt(m_tree->currentIndex());
    if (!m_presenter.isNewSchema() || !field)
        return;
    const QString path = field->path;
    const bool marked = schema.identity(path) != nullptr;
    if (!marked && !presenters::canIdentify(*field))
        return;
    schema.setIdentity(path, !marked);
    if (!marked)
        Q_EMIT identityMarked();
}

void FieldsCard::showFoot()
{
    const bool offered = m_presenter.isNewSchema() && !m_jsonButton->isChecked();
    const SchemaField *field = m_fields->fieldAt(m_tree->currentIndex());
    const bool marked = field && m_presenter.newSchema().identity(field->path);
    const bool possible = field && (marked || presenters::canIdentify(*field));
    m_foot->setVisible(offered);
    m_mark->setText(marked ? tr("Take the identity off") : tr("Mark as identity"));
    m_mark->setAccessibleName(m_mark->text());
    m_mark->setEnabled(possible);
    m_footHelp->setText(possible ? QString()
                        : !field ? tr("Select the field that tells people apart.")
                                 : tr("Only a text field outside a list can be an identity."));
    m_footHelp->setVisible(!m_footHelp->text().isEmpty());
    m_markAction->setText(m_mark->text());
    m_markAction->setEnabled(offered && possible);
}

void FieldsCard::showJson()
{
    if (!m_jsonButton->isChecked())
        return;
    const QList<net::Request> requests = m_presenter.newSchema().requests();
    if (requests.isEmpty())
        return;
    m_bodies->setVisible(requests.size() > 1);
    const qsizetype wanted = requests.size() > 1 ? m_bodies->current() : 0;
    const QString text = indentedJson(requests.at(wanted).body);
    if (text != m_json->toPlainText())
        m_json->setJson(text);
}

void FieldsCard::refresh(bool chosen, bool gone)
{
    const presenters::Task &task = m_presenter.schemaTask();
    const bool isNew = m_presenter.isNewSchema();
    m_task->setTask(chosen && !gone ? task : presenters::Task{}, tr("Reading the schema's fields"));
    const bool here = m_presenter.hasSchema();
    showFields(here);
    setTitle(!isNew && here && !m_presenter.schema().title.isEmpty() ? m_presenter.schema().title
                                                                     : tr("Fields"));
    m_search->setEnabled(here);
    m_tree->setPlaceholder(!chosen         ? tr("Pick a schema to see its fields.")
                           : task.isBusy() ? tr("Reading the fields")
                           : here          ? tr("No field has this in its name.")
                                           : QString());
    m_jsonButton->setVisible(isNew);
    if (!isNew)
        m_jsonButton->setChecked(false);
    showJson();
    showFoot();
}

void FieldsCard::showFields(bool here)
{
    const bool isNew = m_presenter.isNewSchema();
    const QString wanted = !here   ? QString()
                           : isNew ? QString::number(m_presenter.newSchema().fieldsVersion())
                                   : m_presenter.schema().id;
    if (std::exchange(m_shown, wanted) != wanted) {
        // Another field group is no reason to close what was open.
        QStringList open;
        const QString current = currentPath();
        if (isNew) {
            for (const SchemaField &field : m_presenter.schema().fields.all()) {
                if (!field.isLeaf() && m_tree->isExpanded(m_fields->indexOf(field.path)))
                    open.append(field.path);
            }
        }
        m_fields->setFields(here ? m_presenter.schema().fields : SchemaFields(),
                            isNew ? QString() : wanted);
        openTree();
        for (const QString &path : std::as_const(open))
            m_tree->expand(m_fields->indexOf(path));
        if (const QModelIndex index = m_fields->indexOf(current); isNew && index.isValid())
            m_tree->setCurrentIndex(index);
    }
    m_fields->setIdentities(isNew ? m_presenter.newSchema().schema().identities
                                  : QList<IdentityMark>());
}

void FieldsCard::openTree()
{
    const QLocale locale;
    const bool filtered = !m_search->text().trimmed().isEmpty();
    const QString all = locale.toString(m_fields->leafCount());
    m_count->setText(
        !m_presenter.hasSchema() ? QString()
        : filtered ? tr("%1 of %2 fields").arg(locale.toString(m_fields->shownLeafCount()), all)
                   : tr("%n field(s)", nullptr, m_fields->leafCount()));
    if (filtered && m_fields->shownLeafCount() <= fewFound)
        m_tree->expandAll();
    else if (!filtered && m_fields->leafCount() <= fewFields)
        m_tree->expandToDepth(1);
    if (!filtered && m_tree->currentIndex().isValid())
        m_tree->scrollTo(m_tree->currentIndex());
}

} // namespace dfw::ui
