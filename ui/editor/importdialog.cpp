// SPDX-License-Identifier: Apache-2.0
#include "editor/importdialog.h"

#include "editor/differenceview.h"
#include "editor/importlist.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/exchangetext.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using mapping::ApplyMode;
using presenters::MappingImportPresenter;

namespace {

QString timeText(qint64 ms)
{
    return ms > 0 ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat)
                  : QString();
}

} // namespace

ImportDialog::ImportDialog(MappingModel &model, MappingImportPresenter &presenter, QWidget *parent)
    : QDialog(parent), m_model(model), m_presenter(presenter)
{
    setObjectName(u"importDialog"_s);
    m_sources = new Segments({tr("&File"), tr("&Clipboard"), tr("&Mapping set"), tr("&Dataflow")});
    m_sources->setObjectName(u"importFrom"_s);
    m_sources->setAccessibleName(tr("Where the rows come from"));
    m_panes = new QStackedWidget;
    m_panes->addWidget(buildFilePane());
    m_panes->addWidget(buildClipboardPane());
    m_panes->addWidget(buildSetsPane());
    m_panes->addWidget(buildFlowsPane());
    m_note = wrapped(Type::Body, {});
    m_note->setObjectName(u"importNote"_s);
    m_rowsTask = new TaskRow;

    m_cancel = new Button(Kind::Secondary, tr("Leave it"));
    m_cancel->setObjectName(u"leaveRowsButton"_s);
    m_apply = new Button(Kind::Primary, tr("Apply"), u"check"_s);
    m_apply->setObjectName(u"applyRowsButton"_s);
    m_apply->setAutoDefault(false); // Return in a search chooses there, and applies nothing
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_apply);

    auto *top = new QHBoxLayout;
    top->addWidget(m_sources);
    top->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::xl, space::page, space::xl);
    column->setSpacing(space::m);
    column->addLayout(top);
    column->addWidget(m_note);
    column->addWidget(m_panes);
    column->addWidget(m_rowsTask);
    m_result = buildResult();
    column->addWidget(m_result, 1);
    column->addLayout(buttons);
    setMinimumSize(620, 480);
    resize(940, 700);

    connect(m_sources, &Segments::currentChanged, this,
            [this](int index) { choose(static_cast<From>(index)); });
    connect(m_cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QAbstractButton::clicked, this, &ImportDialog::apply);
    connect(m_rowsTask, &TaskRow::retryRequested, &presenter, &MappingImportPresenter::retryRows);
    connect(m_rowsTask, &TaskRow::cancelRequested, &presenter, &MappingImportPresenter::cancel);
    connect(&presenter, &MappingImportPresenter::listsChanged, this, &ImportDialog::showLists);
    connect(&presenter, &MappingImportPresenter::changed, this, &ImportDialog::showReading);
}

QWidget *ImportDialog::buildResult()
{
    m_problems = new Note(Tone::Err);
    m_problems->setObjectName(u"importProblems"_s);
    m_tenant = new Note(Tone::Info);
    m_tenant->setObjectName(u"tenantNote"_s);
    m_tenantBox = new QCheckBox(tr("Rewrite the &organisation"));
    m_tenantBox->setObjectName(u"tenantBox"_s);
    m_tenant->addAction(m_tenantBox);
    m_mode = new Segments({tr("Mer&ge"), tr("Replace a&ll")});
    m_mode->setObjectName(u"importMode"_s);
    m_mode->setAccessibleName(tr("What happens to rows that are not among these"));
    m_modeHelp = wrapped(Type::Help, {}, Ink::Muted);
    m_modeRow = new QWidget;
    auto *mode = new QHBoxLayout(m_modeRow);
    mode->setContentsMargins(0, 0, 0, 0);
    mode->setSpacing(space::m);
    mode->addWidget(m_mode);
    m_modeHelp->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    mode->addWidget(m_modeHelp, 1);
    m_view = new DifferenceView;
    auto *result = new QWidget;
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_problems);
    column->addWidget(m_modeRow);
    column->addWidget(m_tenant);
    column->addWidget(m_view, 1);
    connect(m_mode, &Segments::currentChanged, this, [this](int index) {
        m_presenter.setMode(index == 0 ? ApplyMode::Merge : ApplyMode::ReplaceAll);
    });
    connect(m_tenantBox, &QCheckBox::clicked, &m_presenter,
            &MappingImportPresenter::setRewritesTenant);
    connect(m_view, &DifferenceView::chosenChanged, this, &ImportDialog::showApply);
    return result;
}

void ImportDialog::openFrom(From from)
{
    m_changesStep.clear();
    m_fill.clear();
    setWindowTitle(tr("Take mapping rows"));
    m_note->hide();
    m_sources->show();
    m_panes->show();
    m_sources->setCurrent(static_cast<int>(from));
    choose(from);
    open();
    m_sources->button(static_cast<int>(from))->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::openWithText(const QString &text, const QList<int> &fill)
{
    openFrom(From::Clipboard);
    m_fill = fill;
    m_presenter.takeText(text, fill);
    if (!m_presenter.differences().isEmpty())
        m_view->table()->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::openWithChanges(const Mapping &after, const QString &title, const QString &note,
                                   const QString &step)
{
    m_fileProblem.clear();
    m_presenter.clear();
    m_changesStep = step;
    setWindowTitle(title);
    m_note->setText(note);
    m_note->show();
    m_sources->hide();
    m_panes->hide();
    m_presenter.takeChanged(after);
    open();
    m_view->table()->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::choose(From from)
{
    m_from = from;
    m_fileProblem.clear();
    m_fileName->setText({});
    m_fileName->hide();
    m_presenter.clear();
    m_panes->setCurrentIndex(static_cast<int>(from));
    // The lists want room, a button does not.
    for (int i = 0; i < m_panes->count(); ++i) {
        const bool shown = i == static_cast<int>(from);
        m_panes->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                          shown ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    }
    if (from == From::MappingSet)
        m_presenter.loadSets();
    else if (from == From::Flow)
        m_presenter.loadFlows();
    showLists();
}

void ImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Take mapping rows from a file"));
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Rows (*.csv *.tsv *.txt *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::takeFile);
    dialog->open();
}

void ImportDialog::takeFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    m_fileProblem.clear();
    m_presenter.clear();
    m_fileName->setText(name);
    m_fileName->show();
    // A byte more than is allowed tells a file that is too large.
    const bool opened = file.open(QIODevice::ReadOnly);
    const QByteArray bytes = opened ? file.read(mapping::mostExchangeBytes + 1) : QByteArray();
    if (!opened || file.error() != QFileDevice::NoError) {
        setProblem(fill(tr("%1 could not be read: %2. Choose another file."),
                        {shown(name), shown(file.errorString())}));
        return;
    }
    const bool json = name.endsWith(".json"_L1, Qt::CaseInsensitive);
    const bool table = name.endsWith(".csv"_L1, Qt::CaseInsensitive) ||
                       name.endsWith(".tsv"_L1, Qt::CaseInsensitive);
    m_presenter.takeFile(bytes, json    ? mapping::TextForm::Json
                                : table ? mapping::TextForm::Delimited
                                        : mapping::TextForm::Guess);
}

void ImportDialog::pasteFromClipboard()
{
    m_presenter.takeText(QGuiApplication::clipboard()->text(), m_fill);
}

void ImportDialog::setProblem(const QString &sentence)
{
    m_fileProblem = sentence;
    showReading();
}

void ImportDialog::showLists()
{
    QList<ImportList::Entry> sets;
    for (const api::MappingSetSummary &set : m_presenter.sets())
        sets.append({.key = set.id + u' ' + set.version,
                     .cells = {set.name.isEmpty() ? set.id : set.name, set.version,
                               set.rowCount < 0 ? QString() : QString::number(set.rowCount),
                               timeText(set.modifiedAt), set.schemaId}});
    QList<ImportList::Entry> flows;
    for (const api::FlowMapping &flow : m_presenter.flows())
        flows.append({.key = flow.flowId,
                      .cells = {flow.flowName.isEmpty() ? flow.flowId : flow.flowName, flow.state,
                                timeText(flow.createdAt), flow.mappingSetId}});
    m_sets->setEntries(sets);
    m_flows->setEntries(flows);
    m_sets->setTask(m_presenter.setsTask());
    m_flows->setTask(m_presenter.flowsTask());
    m_rowsTask->setTask(m_presenter.rowsTask(), tr("Reading the rows"));
}

void ImportDialog::showReading()
{
    constexpr qsizetype mostShown = 3;
    QStringList sentences;
    if (!m_fileProblem.isEmpty())
        sentences.append(m_fileProblem);
    const auto &problems = m_presenter.problems();
    for (const mapping::ExchangeProblem &one : problems.mid(0, mostShown))
        sentences.append(exchangeSentence(one));
    if (problems.size() > mostShown)
        sentences.append(tr("%n more line(s) cannot be read.", nullptr,
                            static_cast<int>(problems.size() - mostShown)));
    if (!problems.isEmpty() && m_presenter.rowCount() > 0)
        sentences.append(tr("The other rows are below."));
    m_problems->setText(sentences.join(u'\n'));
    m_problems->setVisible(!sentences.isEmpty());

    m_modeRow->setVisible(m_presenter.hasReading() && m_presenter.canReplaceAll());
    const bool merge = m_presenter.mode() == ApplyMode::Merge;
    m_mode->setCurrent(merge ? 0 : 1);
    m_modeHelp->setText(merge ? tr("Rows that are not among these stay as they are.")
                              : tr("Rows that are not among these lose their field."));
    QStringList tenants;
    for (const mapping::TenantRewrite &one : m_presenter.tenantRewrites())
        tenants.append(tenantSentence(one));
    m_tenant->setText(tenants.join(u' '));
    m_tenant->setVisible(!tenants.isEmpty());
    m_tenantBox->setChecked(m_presenter.rewritesTenant());
    m_view->setDifferences(m_presenter.differences());
    giveRoom();
    showApply();
}

// A list has the dialog to itself until there is something to look at.
void ImportDialog::giveRoom()
{
    constexpr int listHeight = 260;
    constexpr int buttonHeight = 140;
    const bool reading = m_presenter.hasReading();
    const bool list = m_from == From::MappingSet || m_from == From::Flow;
    m_view->setVisible(reading);
    m_panes->setMaximumHeight(!list ? buttonHeight : reading ? listHeight : QWIDGETSIZE_MAX);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->setStretchFactor(m_panes, list && !reading ? 1 : 0);
    column->setStretchFactor(m_result, list && !reading ? 0 : 1);
}

void ImportDialog::showApply()
{
    const int count = static_cast<int>(m_view->chosen().size());
    m_apply->setText(count == 0 ? tr("&Apply") : tr("&Apply %n row(s)", nullptr, count));
    m_apply->setEnabled(count > 0);
}

QString ImportDialog::stepName(int count) const
{
    if (!m_changesStep.isEmpty())
        return m_changesStep;
    switch (m_from) {
    case From::File:
        return tr("Take %n row(s) from a file", nullptr, count);
    case From::Clipboard:
        return tr("Paste %n row(s)", nullptr, count);
    case From::MappingSet:
        return tr("Take %n row(s) from a mapping set", nullptr, count);
    case From::Flow:
        break;
    }
    return tr("Take %n row(s) from a dataflow", nullptr, count);
}

void ImportDialog::apply()
{
    const QSet<qsizetype> chosen = m_view->chosen();
    if (chosen.isEmpty())
        return;
    m_model.setRows(m_presenter.applied(chosen), stepName(static_cast<int>(chosen.size())));
    accept();
}

void ImportDialog::done(int result)
{
    QDialog::done(result);
    m_presenter.cancel();
    m_presenter.clear();
}

} // namespace dfw::ui
