// SPDX-License-Identifier: Apache-2.0
#include "editor/functionlist.h"

#include "dataprep/functions.h"
#include "dataprep/tokens.h"
#include "style/metrics.h"
#include "texts/functiontext.h"
#include "widgets/button.h"
#include "widgets/cellroles.h"
#include "widgets/inputs.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using dataprep::FunctionInfo;

namespace {

QString wordsOf(const FunctionInfo &info)
{
    QStringList out{functionHelp(info)};
    if (!info.example.isEmpty())
        out.append(FunctionList::tr("For example: %1").arg(info.example));
    if (info.analyticsOnly)
        out.append(FunctionList::tr("Works in flows from Analytics and the Web SDK only."));
    if (!info.evaluated)
        out.append(FunctionList::tr("Its result is not worked out here: Ask Platform under "
                                    "Preview shows it."));
    return out.join(u'\n');
}

} // namespace

FunctionList::FunctionList(QWidget *parent)
    : QDialog(parent), m_search(new SearchEdit(tr("Find a function"))), m_table(new TableView),
      m_model(new QStandardItemModel(this)), m_signature(new Text(Type::Mono)),
      m_help(wrapped(Type::Body, {})),
      m_insert(new Button(ui::Kind::Primary, tr("&Insert"), u"plus"_s))
{
    setObjectName(u"functionDialog"_s);
    setWindowTitle(tr("Functions of Data Prep"));
    setModal(false);
    m_search->setObjectName(u"functionSearch"_s);
    m_table->setObjectName(u"functionTable"_s);
    m_table->setAccessibleName(tr("Functions"));
    m_table->setDense();
    m_table->setModel(m_model);
    m_table->setPlaceholder(tr("No function matches."));
    m_signature->setObjectName(u"functionSignature"_s);
    m_help->setObjectName(u"functionHelp"_s);
    m_help->setTextFormat(Qt::PlainText);
    m_help->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_help->setMinimumHeight(4 * m_help->fontMetrics().lineSpacing());
    m_help->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_insert->setObjectName(u"insertFunctionButton"_s);
    m_insert->setAccessibleName(tr("Insert the function"));
    auto *close = new Button(ui::Kind::Secondary, tr("&Close"));
    close->setObjectName(u"closeFunctionsButton"_s);
    close->setAccessibleName(tr("Close the list"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_insert);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::card, space::card, space::card, space::card);
    column->setSpacing(space::m);
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
    column->addWidget(m_signature);
    column->addWidget(m_help);
    column->addLayout(buttons);
    resize(560, 520);
    fill();

    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &FunctionList::fill);
    connect(m_search, &QLineEdit::returnPressed, this, &FunctionList::choose);
    connect(m_table, &QAbstractItemView::activated, this, &FunctionList::choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FunctionList::showHelp);
    connect(m_insert, &Button::clicked, this, &FunctionList::choose);
    connect(close, &Button::clicked, this, &QDialog::hide);
}

void FunctionList::open(const QString &formula, qsizetype cursor)
{
    m_search->clear();
    show();
    raise();
    activateWindow();
    m_search->setFocus();
    const auto call = dataprep::callAt(formula, cursor);
    const QList<QStandardItem *> found =
        call ? m_model->findItems(call->function) : QList<QStandardItem *>{};
    if (!found.isEmpty()) {
        m_table->setCurrentIndex(found.first()->index());
        m_table->scrollTo(found.first()->index(), QAbstractItemView::PositionAtCenter);
    }
}

void FunctionList::fill()
{
    const QString wanted = m_search->text().trimmed();
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Function"), tr("Kind"), tr("What it does")});
    for (const FunctionInfo &info : dataprep::allFunctions()) {
        if (info.outdated || info.destinationOnly)
            continue;
        const QString help = functionHelp(info);
        const QString category = categoryName(info.category);
        if (!info.name.contains(wanted, Qt::CaseInsensitive) &&
            !help.contains(wanted, Qt::CaseInsensitive) &&
            !category.contains(wanted, Qt::CaseInsensitive))
            continue;
        auto *name = new QStandardItem(info.name);
        name->setData(int(Look::Mono), LookRole);
        auto *kind = new QStandardItem(category);
        kind->setData(int(Look::Muted), LookRole);
        m_model->appendRow({name, kind, new QStandardItem(help)});
        for (int i = 0; i < 3; ++i)
            m_model->item(m_model->rowCount() - 1, i)->setEditable(false);
    }
    m_table->fitColumns();
    m_table->setCurrentIndex(m_model->index(0, 0));
    showHelp();
}

QString FunctionList::currentFunction() const
{
    return m_table->currentIndex().siblingAtColumn(0).data().toString();
}

void FunctionList::showHelp()
{
    const FunctionInfo *info = dataprep::findFunction(currentFunction());
    m_insert->setEnabled(info);
    m_signature->setText(info ? info->signature() : QString());
    m_help->setText(info ? wordsOf(*info) : QString());
}

void FunctionList::choose()
{
    const FunctionInfo *info = dataprep::findFunction(currentFunction());
    if (!info)
        return;
    hide();
    Q_EMIT chosen({.kind = FormulaProposal::Kind::Function,
                   .name = info->name,
                   .insert = (info->method ? u"."_s : QString()) + info->name + u'('});
}

// The arrows move in the list while the search is typed.
bool FunctionList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
            key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_table, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace dfw::ui
