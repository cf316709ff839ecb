// SPDX-License-Identifier: Apache-2.0
// Where rows can be taken from: the dialog's upper part.
#include "editor/importdialog.h"
#include "editor/importlist.h"
#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/places.h"
#include "widgets/text.h"

#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::MappingImportPresenter;

QWidget *ImportDialog::buildFilePane()
{
    m_drop = new DropZone(tr("Drop a CSV or JSON file here"),
                          tr("Headings: source, kind, target. Adobe's template and mapping sets as "
                             "JSON are read as well."),
                          tr("Choose f&ile…"));
    m_drop->setObjectName(u"importDropZone"_s);
    m_fileName = new Text(Type::Help, {}, Ink::Muted);
    m_fileName->setElided(Qt::ElideMiddle);
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_drop);
    column->addWidget(m_fileName);
    connect(m_drop, &DropZone::openRequested, this, &ImportDialog::chooseFile);
    connect(m_drop, &DropZone::fileDropped, this, &ImportDialog::takeFile);
    return pane;
}

QWidget *ImportDialog::buildClipboardPane()
{
    m_clipboardText = wrapped(
        Type::Body, tr("Copy rows in a spreadsheet: a source and a field, side by side, with a "
                       "kind between them where you like. A single list of fields fills the "
                       "selected rows."));
    auto *paste = new Button(Kind::Secondary, tr("&Paste"), u"copy"_s);
    paste->setObjectName(u"pasteRowsButton"_s);
    auto *pane = new QWidget;
    auto *row = new QHBoxLayout(pane);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    row->addWidget(m_clipboardText, 1);
    row->addWidget(paste);
    connect(paste, &QAbstractButton::clicked, this, &ImportDialog::pasteFromClipboard);
    return pane;
}

QWidget *ImportDialog::buildSetsPane()
{
    m_sets = new ImportList(u"sets"_s, {.search = tr("Find mapping set"),
                                        .table = tr("Mapping sets on the Platform"),
                                        .button = tr("&Read its rows"),
                                        .empty = tr("There are no mapping sets here."),
                                        .busy = tr("Reading the mapping sets"),
                                        .headings = {tr("Mapping set"), tr("Version"), tr("Rows"),
                                                     tr("Changed"), tr("Schema")}});
    connect(m_sets, &ImportList::chosen, this, [this](const QString &key) {
        m_presenter.chooseSet(key.section(u' ', 0, 0), key.section(u' ', 1));
    });
    connect(m_sets, &ImportList::retryRequested, &m_presenter, &MappingImportPresenter::reloadSets);
    connect(m_sets, &ImportList::cancelRequested, &m_presenter, &MappingImportPresenter::cancel);
    return m_sets;
}

QWidget *ImportDialog::buildFlowsPane()
{
    m_flows = new ImportList(
        u"flows"_s, {.search = tr("Find dataflow"),
                     .table = tr("Dataflows on the Platform"),
                     .button = tr("&Read its rows"),
                     .empty = tr("There are no dataflows with a mapping here."),
                     .busy = tr("Reading the dataflows"),
                     .headings = {tr("Dataflow"), tr("State"), tr("Created"), tr("Mapping set")}});
    connect(m_flows, &ImportList::chosen, &m_presenter, &MappingImportPresenter::chooseFlow);
    connect(m_flows, &ImportList::retryRequested, &m_presenter,
            &MappingImportPresenter::reloadFlows);
    connect(m_flows, &ImportList::cancelRequested, &m_presenter, &MappingImportPresenter::cancel);
    return m_flows;
}

} // namespace dfw::ui
