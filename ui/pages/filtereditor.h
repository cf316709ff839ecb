// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/columnspresenter.h"

#include <QWidget>

class QVBoxLayout;

namespace dfw::ui {

class Button;
class Field;
class FilterRow;
class SampleModel;
class Segments;
class TableView;
class TaskRow;
class Text;

/// Which rows the source hands out: conditions, and a look at the first rows that pass.
class FilterEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FilterEditor(presenters::ColumnsPresenter &presenter, QWidget *parent = nullptr);

    void refresh();
    /// The control of the first unfinished condition; nullptr where all are whole.
    QWidget *firstIncomplete() const;
    void setErrorsShown(bool shown);

private:
    void rebuild();
    void addCondition();
    void showPreview();

    presenters::ColumnsPresenter &m_presenter;
    presenters::FilterPresenter &m_filter;
    QWidget *m_matchRow;
    Segments *m_match;
    QVBoxLayout *m_rowsLayout;
    QList<FilterRow *> m_rows;
    Button *m_add;
    Button *m_preview;
    Text *m_hint;
    TaskRow *m_task;
    Text *m_caption;
    SampleModel *m_sample;
    TableView *m_table;
    bool m_errorsShown = false;
};

} // namespace dfw::ui
