// SPDX-License-Identifier: Apache-2.0
#include "editor/problemlist.h"

#include "editor/applyremedy.h"
#include "editor/cellgrid.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/issuetext.h"
#include "texts/remedytext.h"
#include "widgets/button.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::MappingPresenter;

namespace {

constexpr qsizetype mostRepairs = 100;

enum Column { Row, Reason, RepairColumn };

GridCell signOf(Severity severity, const QString &text)
{
    switch (severity) {
    case Severity::Error:
        return {.text = text, .icon = u"error"_s, .iconTone = Tone::Err};
    case Severity::Warning:
        return {.text = text, .icon = u"warn"_s, .iconTone = Tone::Warn};
    case Severity::Note:
        break;
    }
    return {.text = text, .icon = u"info"_s, .iconTone = Tone::Info};
}

} // namespace

ProblemList::ProblemList(MappingModel &model, MappingPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_model(model), m_presenter(presenter), m_grid(new CellGrid(this)),
      m_table(new TableView), m_text(wrapped(Type::Body, {})),
      m_repair(new Button(Kind::Secondary, {}, u"wand"_s)),
      m_goTo(new Button(Kind::Quiet, tr("&Go to the row")))
{
    setObjectName(u"problemList"_s);
    m_table->setObjectName(u"problemTable"_s);
    m_table->setAccessibleName(tr("Problems of the mapping"));
    m_table->setDense();
    m_table->setModel(m_grid);
    m_table->setPlaceholder(tr("Nothing to fix. Platform checks again when you leave the page."));
    m_table->horizontalHeader()->setStretchLastSection(false);
    letShrink(m_table);
    m_table->installEventFilter(this);
    m_text->setObjectName(u"problemText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_repair->setObjectName(u"repairButton"_s);
    m_goTo->setObjectName(u"goToRowButton"_s);
    m_goTo->setAccessibleName(tr("Go to the row"));

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addWidget(m_text, 1);
    foot->addWidget(m_goTo);
    foot->addWidget(m_repair);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_table, 1);
    column->addLayout(foot);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ProblemList::showCurrent);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == RepairColumn && !index.data().toString().isEmpty())
            repair();
    });
    connect(m_table, &QAbstractItemView::doubleClicked, this, &ProblemList::goToRow);
    connect(m_goTo, &Button::clicked, this, &ProblemList::goToRow);
    connect(m_repair, &Button::clicked, this, &ProblemList::repair);
    connect(&presenter, &MappingPresenter::issuesChanged, this, &ProblemList::collect);
    connect(&presenter, &MappingPresenter::rowsChanged, this, &ProblemList::collect);
    collect();
    showCurrent();
}

void ProblemList::collect()
{
    const qsizetype before = m_problems.size();
    QList<Problem> bySeverity[3];
    const auto add = [&](int row, Severity severity, const QString &sentence,
                         const std::optional<Issue> &issue) {
        bySeverity[int(severity)].append({row, severity, sentence, issue});
    };
    for (const Issue &issue : m_presenter.generalIssues())
        add(-1, issue.severity, issueSentence(issue), issue);
    for (int row = 0; row < m_presenter.rows().size(); ++row) {
        const QList<Issue> issues = m_presenter.issuesOf(row);
        for (const Issue &issue : issues)
            add(row, issue.severity, issueSentence(issue), issue);
        if (const QString reason = m_presenter.platformReason(row); !reason.isEmpty())
            add(row, Severity::Error, tr("Platform says: %1").arg(reason), {});
    }
    m_problems = bySeverity[int(Severity::Error)] + bySeverity[int(Severity::Warning)] +
                 bySeverity[int(Severity::Note)];
    m_stale = true;
    if (isVisible())
        fill();
    if (m_problems.size() != before)
        Q_EMIT countChanged(count());
}

void ProblemList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fill();
}

void ProblemList::fill()
{
    if (!m_stale)
        return;
    m_stale = false;
    const int before = m_table->currentIndex().row();
    QList<QList<GridCell>> rows;
    for (const Problem &problem : std::as_const(m_problems)) {
        QString name = tr("All rows");
        if (problem.row >= 0) {
            const MappingRow &row = m_presenter.rows().at(problem.row);
            name = row.target.isEmpty() ? row.source : row.source + u" → "_s + row.target;
        } else if (problem.issue && problem.issue->code == IssueCode::RequiredNotMapped) {
            name = problem.issue->arguments.value(0);
        }
        // A repair may be tried on all sample rows first: enough for those one can look through.
        const auto mend = rows.size() < mostRepairs ? remedyFor(problem) : std::nullopt;
        rows.append({signOf(problem.severity, name),
                     {.text = problem.sentence},
                     {.text = mend ? remedyWords(*mend) : QString(), .look = Look::Link}});
    }
    m_grid->set({tr("Row"), tr("Reason"), tr("Repair")}, rows);
    m_table->fitColumns();
    const int width = m_table->viewport()->width();
    for (const int column : {int(Row), int(RepairColumn)})
        m_table->setColumnWidth(column, qMin(m_table->columnWidth(column), width * 3 / 10));
    m_table->horizontalHeader()->setSectionResizeMode(Reason, QHeaderView::Stretch);
    if (!rows.isEmpty() && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_grid->index(qBound(0, before, int(rows.size()) - 1), 0));
    showCurrent();
}

const ProblemList::Problem *ProblemList::current() const
{
    const int at = m_table->currentIndex().row();
    return at >= 0 && at < m_problems.size() ? &m_problems.at(at) : nullptr;
}

std::optional<mapping::Remedy> ProblemList::remedyFor(const Problem &problem) const
{
    if (!problem.issue)
        return {};
    return m_presenter.remedyOf(*problem.issue, problem.row);
}

void ProblemList::showCurrent()
{
    const Problem *one = current();
    m_text->setText(one ? severityWord(one->severity) + u": "_s + one->sentence : QString());
    const auto mend = one ? remedyFor(*one) : std::nullopt;
    m_repair->setVisible(mend.has_value());
    if (mend) {
        m_repair->setText(remedyWords(*mend).replace(u'&', u"&&"_s));
        m_repair->setAccessibleName(remedyWords(*mend));
    }
    m_goTo->setVisible(one && one->row >= 0);
}

void ProblemList::goToRow()
{
    if (const Problem *one = current(); one && one->row >= 0)
        Q_EMIT rowActivated(one->row);
}

void ProblemList::repair()
{
    const Problem *one = current();
    if (const auto mend = one ? remedyFor(*one) : std::nullopt)
        applyRemedy(m_model, *mend);
}

bool ProblemList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers() & Qt::ControlModifier)
                repair();
            else
                goToRow();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace dfw::ui
