// SPDX-License-Identifier: Apache-2.0
#include "editor/exportactions.h"

#include "mapping/exchange.h"
#include "texts/fill.h"
#include "widgets/confirm.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>

namespace dfw::ui {

using namespace Qt::StringLiterals;

ExportActions::ExportActions(const presenters::MappingPresenter &presenter,
                             const RowSelection &selection, QWidget *window)
    : QObject(window), m_presenter(presenter), m_selection(selection), m_window(window),
      m_save(new QAction(tr("Save rows as CSV or JSON…"), this)),
      m_copy(new QAction(tr("Copy as table"), this))
{
    m_save->setObjectName(u"saveRowsAction"_s);
    m_copy->setObjectName(u"copyRowsAction"_s);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    connect(m_save, &QAction::triggered, this, &ExportActions::chooseFile);
    connect(m_copy, &QAction::triggered, this, &ExportActions::copy);
}

void ExportActions::chooseFile()
{
    auto *dialog = new QFileDialog(m_window, tr("Save mapping rows"));
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString json = tr("JSON (*.json)");
    dialog->setNameFilters({tr("CSV (*.csv)"), json});
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString &filter) {
        dialog->setDefaultSuffix(filter == json ? u"json"_s : u"csv"_s);
    });
    dialog->selectFile(u"mapping.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportActions::write);
    dialog->open();
}

void ExportActions::write(const QString &path)
{
    const bool json = path.endsWith(".json"_L1, Qt::CaseInsensitive);
    const QByteArray bytes =
        json ? mapping::jsonFile(m_presenter.rows()) : mapping::csvFile(m_presenter.rows());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return;
    confirm(m_window,
            {tr("The rows were not saved."),
             fill(tr("%1 could not be written: %2"),
                  {shown(QFileInfo(path).fileName()), shown(file.errorString())}),
             tr("Choose another place"), tr("Leave it")},
            [this] { chooseFile(); });
}

void ExportActions::copy()
{
    Mapping rows;
    if (m_selection.rows().size() > 1) {
        for (const int row : m_selection.rows())
            rows.append(m_presenter.rows().at(row));
    } else {
        rows = m_presenter.rows();
    }
    QGuiApplication::clipboard()->setText(mapping::delimitedText(rows, u'\t'));
}

} // namespace dfw::ui
