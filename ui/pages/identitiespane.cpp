// SPDX-License-Identifier: Apache-2.0
#include "pages/identitiespane.h"

#include "pages/identityrow.h"
#include "presenters/schemaparts.h"
#include "style/metrics.h"
#include "texts/fill.h"
#include "widgets/text.h"

#include <algorithm>
#include <QComboBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::NewSchemaPresenter;

IdentitiesPane::IdentitiesPane(NewSchemaPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter)
{
    m_about = wrapped(Type::Help, {}, Ink::Muted);
    m_about->setObjectName(u"identitiesAbout"_s);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"identityScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // its controls take the focus
    scroll->viewport()->setAutoFillBackground(false);
    auto *rows = new QWidget;
    rows->setAutoFillBackground(false);
    m_list = new QVBoxLayout(rows);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(space::s);
    m_list->addStretch(1);
    scroll->setWidget(rows);
    rows->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_about);
    column->addWidget(scroll, 1);
}

void IdentitiesPane::fitRows()
{
    const qsizetype wanted = m_presenter.schema().identities.size();
    while (m_rows.size() > wanted) {
        // Its own button may be what asked for this.
        IdentityRow *row = m_rows.takeLast();
        row->hide();
        row->deleteLater();
    }
    while (m_rows.size() < wanted) {
        auto *row = new IdentityRow(static_cast<int>(m_rows.size()));
        m_list->insertWidget(static_cast<int>(m_rows.size()), row);
        m_rows.append(row);
        connect(row, &IdentityRow::namespaceChosen, &m_presenter,
                &NewSchemaPresenter::setNamespace);
        connect(row, &IdentityRow::primaryChosen, &m_presenter, [this](const QString &path) {
            const IdentityMark *mark = m_presenter.identity(path);
            m_presenter.setPrimary(path, mark && !mark->primary);
        });
        connect(row, &IdentityRow::removed, &m_presenter,
                [this](const QString &path) { m_presenter.setIdentity(path, false); });
    }
}

QString IdentitiesPane::problemOf(const IdentityMark &mark) const
{
    const QString path = shown(mark.path, 60);
    if (m_presenter.isComplete()) {
        const SchemaField *field = m_presenter.fields().find(mark.path);
        if (!field)
            return fill(tr("%1 is not a field of this schema"), {path});
        if (!presenters::canIdentify(*field))
            return fill(tr("%1 is no text field, so it cannot identify"), {path});
    }
    if (mark.namespaceCode.isEmpty())
        return fill(tr("%1 has no namespace"), {path});
    const QList<api::IdentityNamespace> &all = m_presenter.namespaces();
    const bool known = std::any_of(all.begin(), all.end(), [&](const api::IdentityNamespace &one) {
        return one.code.compare(mark.namespaceCode, Qt::CaseInsensitive) == 0;
    });
    if (m_presenter.listsTask().isReady() && !known)
        return fill(tr("There is no namespace %1 in this sandbox"),
                    {shown(mark.namespaceCode, 40)});
    return {};
}

QList<PageProblem> IdentitiesPane::problems() const
{
    QList<PageProblem> out;
    const QList<IdentityMark> &marks = m_presenter.schema().identities;
    for (qsizetype i = 0; i < marks.size() && i < m_rows.size(); ++i) {
        if (const QString problem = problemOf(marks.at(i)); !problem.isEmpty())
            out.append({problem, m_rows.at(i)->namespaceList()});
    }
    const auto primaries = std::count_if(marks.begin(), marks.end(),
                                         [](const IdentityMark &mark) { return mark.primary; });
    if (primaries > 1)
        out.append(
            {tr("Only one identity can be the primary one"), m_rows.first()->namespaceList()});
    return out;
}

void IdentitiesPane::refresh(bool errorsShown)
{
    const QList<IdentityMark> marks = m_presenter.schema().identities;
    fitRows();
    m_about->setText(
        marks.isEmpty()
            ? tr("No field is marked yet. Select a text field under Fields and press \"Mark as "
                 "identity\", or Ctrl+I.")
            : tr("An identity says whom a record is about; its namespace says what kind of ID it "
                 "is. The primary one must be filled in every record."));
    for (qsizetype i = 0; i < marks.size(); ++i) {
        m_rows.at(i)->set(marks.at(i), m_presenter.namespaces());
        const bool said = errorsShown || !m_presenter.isComplete() ||
                          !m_presenter.fields().find(marks.at(i).path);
        m_rows.at(i)->setProblem(said ? problemOf(marks.at(i)) : QString());
    }
}

} // namespace dfw::ui
