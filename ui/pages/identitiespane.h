// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/newschemapresenter.h"

class QVBoxLayout;

namespace dfw::ui {

class IconSentence;
class IdentityRow;
class Text;

/// The identities of a new schema: path, namespace, and which one is the primary.
class IdentitiesPane : public QWidget
{
    Q_OBJECT
public:
    explicit IdentitiesPane(presenters::NewSchemaPresenter &presenter, QWidget *parent = nullptr);

    void refresh(bool errorsShown);
    QList<PageProblem> problems() const;

private:
    QString problemOf(const IdentityMark &mark) const;
    void fitRows();

    presenters::NewSchemaPresenter &m_presenter;
    Text *m_about;
    QVBoxLayout *m_list;
    QList<IdentityRow *> m_rows;
};

} // namespace dfw::ui
