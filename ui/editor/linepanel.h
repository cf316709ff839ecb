// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/mappingmodel.h"
#include "models/rowselection.h"
#include "widgets/card.h"

class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace dfw::ui {

class IconButton;
class LineDetail;
class PreviewPane;
class ProblemList;
class Text;

/// What stands below the two views of the mapping: the selected line, the problems, the preview.
/// It can be folded to its tabs. Object names: linePanelTabs, foldPanelButton.
class LinePanel : public Card
{
    Q_OBJECT
public:
    enum Tab { Line, Problems, Preview };

    LinePanel(MappingModel &model, presenters::MappingPresenter &presenter, RowSelection &selection,
              QWidget *parent = nullptr);
    ~LinePanel() override;

    Tab tab() const;
    void showTab(Tab tab);
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    /// Takes what is being typed into the row; before the page is left.
    void commit();
    /// Shows the line and puts the keyboard into its formula or constant.
    void editSource();
    /// Where other parts of the editor put what they have to say about the selected line: its
    /// suggestion, and what can be done with several.
    QVBoxLayout *suggestionSlot() const;
    QVBoxLayout *bulkSlot() const;

    // As high as sizeHint() says, whatever is in it: the views above must not jump.
    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// "Change field…": the page opens its way to choose one.
    void changeFieldRequested(int row);
    /// Editing a formula ended with Enter: the page may put the keyboard back into its view.
    void editingFinished();
    void foldedChanged(bool folded);

private:
    void showCount(int count);

    RowSelection &m_selection;
    QTabBar *m_tabs;
    Text *m_note;
    IconButton *m_fold;
    QStackedWidget *m_stack;
    LineDetail *m_line;
    ProblemList *m_problems;
    PreviewPane *m_preview;
    bool m_folded = false;
};

} // namespace dfw::ui
