// SPDX-License-Identifier: Apache-2.0
// A secret of several lines: a connection string, a key. Hidden, its letters are covered by bars;
// it can be typed, pasted and looked at, but neither copied nor dragged away.
#pragma once

#include <QPlainTextEdit>

class QSyntaxHighlighter;

namespace dfw::ui {

class IconButton;

class SecretText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SecretText(QWidget *parent = nullptr);

    bool isShown() const { return m_shown; }
    void setShown(bool shown);
    // Object name: showSecretButton.
    IconButton *eyeButton() const { return m_eye; }

protected:
    bool event(QEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeEye();

    IconButton *m_eye = nullptr;
    QSyntaxHighlighter *m_cover = nullptr;
    bool m_shown = false;
};

} // namespace dfw::ui
