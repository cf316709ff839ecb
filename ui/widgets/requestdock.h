// SPDX-License-Identifier: Apache-2.0
// What the program sends, beside what the user fills in: a list of requests and the chosen one in
// full. A pure view; it copies text that its owner made, so no secret can come from here.
#pragma once

#include <QList>
#include <QPair>
#include <QPlainTextEdit>
#include <QWidget>

class QStandardItemModel;

namespace dfw::ui {

class Badge;
class Button;
class Expander;
class IconButton;
class Text;
class TableView;

struct RequestView
{
    QString method;
    QString path;
    QList<QPair<QString, QString>> headers = {};
    QString body = {};           // formatted JSON; values not known yet as {step.id}
    QString note = {};           // a sentence under the body
    QString curl = {};           // what "Copy curl" copies; empty hides the button
    QList<int> markedLines = {}; // lines of the body the last edit changed, from 0
};

// JSON in mono. Text in {braces}, with or without quotes around, stands for a value not known yet
// and gets a dashed box; marked lines a tint and a bar.
class JsonView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit JsonView(QWidget *parent = nullptr);

    void setJson(const QString &text, const QList<int> &markedLines = {});

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<int> m_marked;
};

// Object names: requestList, copyCurlButton, saveAllButton, closeDockButton.
class RequestDock : public QWidget
{
    Q_OBJECT

public:
    explicit RequestDock(QWidget *parent = nullptr);

    // Keeps the chosen row where it still exists.
    void setRequests(const QList<RequestView> &requests, const QString &caption = {});
    void setCurrent(int index);
    [[nodiscard]] int current() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void closeRequested();
    void saveAllRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showRequest(int index);
    QWidget *makeDetail();

    QList<RequestView> m_requests;
    QStandardItemModel *m_model;
    TableView *m_list;
    Text *m_caption;
    Badge *m_method;
    Text *m_path;
    Expander *m_headersLink;
    Text *m_headers;
    JsonView *m_body;
    Text *m_note;
    IconButton *m_copyBody;
    Button *m_copyCurl;
    Button *m_saveAll;
};

} // namespace dfw::ui
