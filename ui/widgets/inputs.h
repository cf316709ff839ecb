// SPDX-License-Identifier: Apache-2.0
// Line edits with a habit: search, and a secret that can be typed and looked at but not carried
// away.
#pragma once

#include <QLineEdit>

namespace dfw::ui {

class IconButton;
class Text;

class SearchEdit : public QLineEdit
{
    Q_OBJECT

public:
    // `placeholder` is the accessible name too.
    explicit SearchEdit(const QString &placeholder, QWidget *parent = nullptr);

protected:
    // Esc clears first and only then closes whatever is around.
    void keyPressEvent(QKeyEvent *event) override;
};

class MonoEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit MonoEdit(QWidget *parent = nullptr);
};

// Nothing can be selected while the secret is shown, so copy, cut, drag and the X11 selection never
// get it; hidden, Qt itself keeps it back. Undo is off: it would bring an older secret back.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget *parent = nullptr);

    bool isShown() const { return echoMode() == QLineEdit::Normal; }
    void setShown(bool shown);
    // Object name: showSecretButton.
    IconButton *eyeButton() const { return m_eye; }

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void hideWhenLeft();
    void placeEye();

    IconButton *m_eye;
};

// A row of a mono ID, elided in the middle, and the button that copies the whole of it. The
// feedback stands where the act was: the icon turns into a check for two seconds.
class IdRow : public QWidget
{
    Q_OBJECT

public:
    explicit IdRow(const QString &id = {}, QWidget *parent = nullptr);

    void setId(const QString &id);
    QString id() const { return m_id; }
    // Object name: copyButton.
    IconButton *copyButton() const { return m_copy; }

private:
    QString m_id;
    Text *m_text;
    IconButton *m_copy;
};

// Turns `button` into "Copied" and back; for every other place that copies.
void showCopied(IconButton *button, const QString &restName);

} // namespace dfw::ui
