// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/plankeeper.h"
#include "presenters/targetpresenter.h"

class QCheckBox;

namespace dfw::ui {

class DatasetCard;
class Expander;
class FieldsCard;
class SchemaCard;

/// The schema that gives the data its shape, and the dataset that holds it.
class TargetPage : public WizardPage
{
    Q_OBJECT
public:
    TargetPage(presenters::TargetPresenter &presenter, presenters::PlanKeeper &keeper,
               QWidget *parent = nullptr);
    ~TargetPage() override;

    QString title() const override;
    QString instruction() const override;
    QString choice() const override;
    void enter() override;
    QList<PageProblem> problems() override;
    void reveal(QWidget *place) override;

protected:
    void refreshErrors() override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildAdvanced();
    void refresh();

    presenters::TargetPresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    SchemaCard *m_schema;
    FieldsCard *m_fields;
    DatasetCard *m_dataset;
    Expander *m_advanced;
    QCheckBox *m_form2020;
};

} // namespace dfw::ui
