// SPDX-License-Identifier: Apache-2.0
#include "editor/linedetail.h"

#include "dataprep/expression.h"
#include "dataprep/names.h"
#include "editor/applyremedy.h"
#include "editor/formulaeditor.h"
#include "editor/previewcells.h"
#include "mapping/preview.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/issuetext.h"
#include "texts/remedytext.h"
#include "widgets/button.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::MappingPresenter;
using presenters::RowState;

namespace {

constexpr qsizetype sampleRows = 5;
constexpr qsizetype sourceColumns = 2; // of those a formula names
constexpr qsizetype longestTitle = 40;

struct Sign
{
    QString icon;
    Ink ink;
};

Sign signOf(RowState state)
{
    switch (state) {
    case RowState::Unmapped:
        return {u"ring"_s, Ink::Muted};
    case RowState::Suggested:
        return {u"wand"_s, Ink::Muted};
    case RowState::Good:
        return {u"check"_s, Ink::Ok};
    case RowState::Warning:
        return {u"warn"_s, Ink::Warn};
    case RowState::Broken:
        break;
    }
    return {u"error"_s, Ink::Err};
}

SampleRows firstOf(const SampleRows &sample)
{
    return {.columns = sample.columns, .rows = sample.rows.mid(0, sampleRows)};
}

} // namespace

LineDetail::LineDetail(MappingModel &model, MappingPresenter &presenter, RowSelection &selection,
                       QWidget *parent)
    : QWidget(parent), m_model(model), m_presenter(presenter), m_selection(selection),
      m_icon(new IconLabel(u"link"_s, Ink::Muted, iconGroup)), m_source(new Text(Type::Section)),
      m_arrow(new IconLabel(u"link"_s, Ink::Muted)), m_target(new Text(Type::Section)),
      m_text(wrapped(Type::Body, {})), m_formula(new FormulaEditor), m_constantRow(new QWidget),
      m_constant(new QLineEdit), m_suggestion(new QWidget),
      m_suggestionLayout(new QVBoxLayout(m_suggestion)), m_bulk(new QWidget),
      m_bulkLayout(new QVBoxLayout(m_bulk)), m_repair(new Button(Kind::Secondary, {}, u"wand"_s)),
      m_turn(new Button(Kind::Secondary, tr("&Turn into a formula"), u"fx"_s)),
      m_change(new Button(Kind::Secondary, tr("Change f&ield…"))),
      m_remove(new Button(Kind::Quiet, tr("&Remove line"))), m_sample(new CellGrid(this)),
      m_sampleTable(new TableView)
{
    setObjectName(u"lineDetail"_s);
    build();
    connect(m_turn, &Button::clicked, this, &LineDetail::turnIntoFormula);
    connect(m_change, &Button::clicked, this, [this] { Q_EMIT changeFieldRequested(m_row); });
    connect(m_remove, &Button::clicked, this, [this] { m_model.clearRows(m_selection.rows()); });
    connect(m_repair, &Button::clicked, this, [this] {
        commit();
        if (const auto mend = firstRepair())
            applyRemedy(m_model, *mend);
    });
    connect(m_formula, &FormulaEditor::edited, this, &LineDetail::showSample);
    connect(m_formula, &FormulaEditor::committed, this, &LineDetail::takeSource);
    connect(m_formula, &FormulaEditor::finished, this, &LineDetail::finished);
    connect(m_constant, &QLineEdit::textChanged, this, &LineDetail::showSample);
    connect(m_constant, &QLineEdit::editingFinished, this, &LineDetail::commit);
    connect(&selection, &RowSelection::changed, this, [this] {
        // What was typed belongs to the row that was shown; the step it becomes leads back there.
        const QList<int> rows = m_selection.rows();
        const int current = m_selection.current();
        commit();
        m_selection.select(rows, current);
        refresh();
    });
    connect(&presenter, &MappingPresenter::issuesChanged, this, &LineDetail::refresh);
    connect(&presenter, &MappingPresenter::rowsChanged, this, [this] {
        m_row = -1; // other rows: nothing typed belongs to them
        refresh();
    });
    connect(&presenter.suggestions(), &presenters::SuggestionsPresenter::changed, this,
            &LineDetail::refresh);
    refresh();
}

void LineDetail::build()
{
    m_source->setObjectName(u"lineSource"_s);
    m_target->setObjectName(u"lineTarget"_s);
    for (Text *text : {m_source, m_target}) {
        text->setTextFormat(Qt::PlainText);
        text->setElided(Qt::ElideMiddle);
    }
    m_text->setObjectName(u"mappingDetailText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_repair->setObjectName(u"lineRepairButton"_s);
    m_turn->setObjectName(u"turnIntoFormulaButton"_s);
    m_turn->setAccessibleName(tr("Turn into a formula"));
    m_change->setObjectName(u"changeFieldButton"_s);
    m_change->setAccessibleName(tr("Change the field"));
    m_remove->setObjectName(u"removeRowButton"_s);
    m_remove->setAccessibleName(tr("Remove the line"));
    m_suggestion->setObjectName(u"suggestionSlot"_s);
    m_suggestionLayout->setContentsMargins(0, 0, 0, 0);
    m_bulk->setObjectName(u"bulkSlot"_s);
    m_bulkLayout->setContentsMargins(0, 0, 0, 0);

    auto *constantRow = new QHBoxLayout(m_constantRow);
    constantRow->setContentsMargins(0, 0, 0, 0);
    constantRow->setSpacing(space::s);
    auto *constantLabel = new Text(Type::Label, tr("&Value in every record"));
    constantLabel->setBuddy(m_constant);
    m_constant->setObjectName(u"constantEdit"_s);
    m_constant->setAccessibleName(tr("Value in every record"));
    constantRow->addWidget(constantLabel);
    constantRow->addWidget(m_constant, 1);

    auto *title = new QHBoxLayout;
    title->setSpacing(space::s);
    title->addWidget(m_icon);
    title->addWidget(m_source);
    title->addWidget(m_arrow);
    title->addWidget(m_target);
    title->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    for (Button *button : {m_repair, m_turn, m_change, m_remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::s);
    left->addLayout(title);
    left->addWidget(m_suggestion);
    left->addWidget(m_formula);
    left->addWidget(m_constantRow);
    left->addWidget(m_text);
    left->addWidget(m_bulk);
    left->addStretch(1);
    left->addLayout(buttons);

    m_sampleTable->setObjectName(u"lineSample"_s);
    m_sampleTable->setAccessibleName(tr("First sample rows of this line"));
    m_sampleTable->setDense();
    m_sampleTable->setModel(m_sample);
    m_sampleTable->setPlaceholder(tr("No sample rows."));
    letShrink(m_sampleTable);
    keepOnScreen(m_sampleTable);
    auto *sides = new QHBoxLayout(this);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(space::l);
    sides->addLayout(left, 1);
    sides->addWidget(m_sampleTable, 1);
}

void LineDetail::refresh()
{
    const qsizetype count = m_presenter.rows().size();
    const int current = m_selection.current();
    if (m_selection.rows().size() == 1 && current >= 0 && current < count)
        show(current);
    else
        showNothing();
}

void LineDetail::show(int number)
{
    const MappingRow &row = m_presenter.rows().at(number);
    const bool same = number == m_row && row.kind == m_shown.kind && row.source == m_shown.source;
    const bool formula = row.kind == MappingKind::Expression;
    const bool constant = row.kind == MappingKind::Constant;
    m_row = number;
    m_shown = row;
    const RowState state = m_presenter.stateOf(number);
    const Sign sign = signOf(state);
    m_icon->setIcon(sign.icon, sign.ink);
    m_source->setText(row.source.isEmpty() ? (formula ? tr("New formula") : tr("New constant"))
                                           : row.source.left(longestTitle).simplified());
    m_target->setText(row.target);
    m_arrow->setVisible(!row.target.isEmpty());
    m_target->setVisible(!row.target.isEmpty());
    showSentences(row);
    // Before anything is hidden: leaving an editor ends its session, and it belongs to another row.
    if (!same) {
        m_formula->setFormula(formula ? row.source : QString());
        const QSignalBlocker quiet(m_constant);
        m_constant->setText(constant ? row.source : QString());
    }
    m_formula->setColumns(m_presenter.plan().source.columns);
    m_suggestion->setVisible(state == RowState::Suggested);
    m_bulk->hide();
    m_formula->setVisible(formula);
    m_constantRow->setVisible(constant);
    m_turn->setVisible(row.kind == MappingKind::Column);
    m_change->setVisible(true);
    m_change->setText(row.target.isEmpty() ? tr("Choose a f&ield…") : tr("Change f&ield…"));
    m_remove->setVisible(!row.target.isEmpty() || row.kind != MappingKind::Column);
    m_sampleTable->setVisible(true);
    showSample(formula ? m_formula->formula() : constant ? m_constant->text() : row.source);
}

void LineDetail::showSentences(const MappingRow &row)
{
    QStringList sentences;
    const QList<Issue> issues = m_presenter.issuesOf(m_row);
    for (const Issue &issue : issues) {
        // What is wrong with the text stands below the text, and changes while it is typed.
        if (issue.code != IssueCode::FormulaSyntax && issue.code != IssueCode::FormulaColumnUnknown)
            sentences.append(issueSentence(issue));
    }
    if (const QString reason = m_presenter.platformReason(m_row); !reason.isEmpty())
        sentences.append(tr("Platform says: %1").arg(reason));
    if (row.target.isEmpty() && row.kind == MappingKind::Column)
        sentences = {
            tr("Not mapped: this column is read and left out. Press Enter to choose a field.")};
    else if (row.target.isEmpty())
        sentences.prepend(tr("This row goes to no field yet."));
    if (sentences.isEmpty() && issues.isEmpty()) {
        const SchemaField *field = m_presenter.field(row.target);
        const bool titled = field && !field->title.isEmpty();
        sentences.append(row.kind != MappingKind::Column
                             ? (titled ? tr("Goes to “%1”.").arg(field->title) : QString())
                         : titled ? tr("Goes to “%1”. The types fit.").arg(field->title)
                                  : tr("The types fit."));
    }
    m_text->setText(sentences.join(u'\n'));
    m_text->setVisible(!m_text->text().isEmpty());
    const auto mend = firstRepair();
    m_repair->setVisible(mend.has_value());
    if (mend) {
        m_repair->setText(remedyWords(*mend).replace(u'&', u"&&"_s));
        m_repair->setAccessibleName(remedyWords(*mend));
    }
}

std::optional<mapping::Remedy> LineDetail::firstRepair() const
{
    if (m_row < 0)
        return {};
    const QList<Issue> issues = m_presenter.issuesOf(m_row);
    for (const Issue &issue : issues) {
        if (const auto mend = m_presenter.remedyOf(issue, m_row))
            return mend;
    }
    return {};
}

void LineDetail::showSample(const QString &source)
{
    if (m_row < 0)
        return;
    MappingRow row = m_shown;
    row.source = source;
    const SampleRows sample = firstOf(m_presenter.sample());
    QStringList columns;
    if (row.kind == MappingKind::Column) {
        columns = {row.source};
    } else if (row.kind == MappingKind::Expression) {
        if (const auto parsed = dataprep::Expression::parse(row.source))
            columns = parsed.expression->columns().mid(0, sourceColumns);
    }
    // A row that goes nowhere yet has a result all the same.
    const QString title = row.target.isEmpty() ? tr("Result") : lastStep(row.target);
    if (row.target.isEmpty())
        row.target = u"result"_s;
    const mapping::PreviewResult result = mapping::preview(
        {row}, sample, m_shown.target.isEmpty() ? SchemaFields() : m_presenter.fields());
    QStringList headers{tr("Row")};
    for (const QString &column : std::as_const(columns))
        headers.append(column);
    const bool mapped = !(m_shown.target.isEmpty() && row.kind == MappingKind::Column);
    if (mapped)
        headers.append(title);
    QList<QList<GridCell>> cells;
    for (qsizetype i = 0; i < sample.rows.size(); ++i) {
        QList<GridCell> line{{.text = QLocale().toString(i + 1), .look = Look::Muted}};
        for (const QString &column : std::as_const(columns))
            line.append(sourceCell(sample.rows.at(i).value(sample.columns.indexOf(column))));
        if (mapped)
            line.append(i < result.rows.size() && !result.fields.isEmpty()
                            ? previewCell(result.rows.at(i).cells.first())
                            : GridCell{.text = u"–"_s, .look = Look::Muted});
        cells.append(line);
    }
    m_sample->set(headers, cells);
    m_sampleTable->fitColumns();
}

void LineDetail::showNothing()
{
    m_row = -1;
    const qsizetype many = m_selection.rows().size();
    m_icon->setIcon(u"link"_s, Ink::Muted);
    m_source->setText(many > 1 ? tr("%n rows selected", nullptr, int(many))
                               : tr("No row selected"));
    m_text->setText(many > 1 ? QString()
                             : tr("Choose a line to see what it does to the sample rows."));
    m_text->setVisible(many <= 1);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_arrow, m_target, m_suggestion, m_formula, m_constantRow,
                                          m_repair, m_turn, m_change, m_sampleTable})
        part->hide();
    m_bulk->setVisible(many > 1);
    m_remove->setVisible(many > 1);
}

void LineDetail::commit()
{
    m_formula->commit();
    if (m_row >= 0 && m_shown.kind == MappingKind::Constant && m_constant->isModified()) {
        m_constant->setModified(false);
        takeSource(m_constant->text());
    }
}

void LineDetail::takeSource(const QString &source)
{
    // The rows may have gone meanwhile, with an undo for example.
    if (m_row < 0 || m_row >= m_presenter.rows().size() ||
        m_presenter.rows().at(m_row).kind != m_shown.kind)
        return;
    m_shown.source = source;
    m_model.setSource(m_row, m_shown.kind, source);
}

void LineDetail::editSource()
{
    if (m_row < 0)
        return;
    if (m_shown.kind == MappingKind::Expression)
        m_formula->focusEditor();
    else if (m_shown.kind == MappingKind::Constant)
        m_constant->setFocus(Qt::OtherFocusReason);
}

void LineDetail::turnIntoFormula()
{
    if (m_row < 0 || m_shown.kind != MappingKind::Column)
        return;
    m_model.setSource(m_row, MappingKind::Expression, dataprep::expressionName(m_shown.source));
    editSource();
}

} // namespace dfw::ui
