// SPDX-License-Identifier: Apache-2.0
#include "widgets/requestdock.h"

#include "style/metrics.h"
#include "style/tokens.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/cellroles.h"
#include "widgets/inputs.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace dfw::ui {

RequestDock::RequestDock(QWidget *parent)
    : QWidget(parent), m_model(new QStandardItemModel(this)), m_list(new TableView(this)),
      m_caption(new Text(Type::Help, {}, Ink::Muted, this)),
      m_copyCurl(new Button(Kind::Secondary, tr("Copy curl"), u"copy"_s, this)),
      m_saveAll(new Button(Kind::Secondary, tr("Save all as…"), u"save"_s, this))
{
    setAccessibleName(tr("Requests"));
    auto *close = new IconButton(u"cross"_s, tr("Close the list of requests"), this);
    close->setObjectName(u"closeDockButton"_s);
    m_copyCurl->setObjectName(u"copyCurlButton"_s);
    m_saveAll->setObjectName(u"saveAllButton"_s);
    m_list->setObjectName(u"requestList"_s);
    m_list->setAccessibleName(tr("Requests"));
    m_list->setDense();
    m_list->setPlainRows();
    m_list->horizontalHeader()->hide();
    m_list->setModel(m_model);
    m_list->fitRows(7);
    m_caption->setElided(Qt::ElideRight);
    m_list->setPlaceholder(tr("Nothing is sent on this page."));

    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(new Text(Type::Section, tr("Requests"), Ink::Text, this));
    head->addWidget(m_caption, 1);
    head->addWidget(close);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addWidget(m_copyCurl);
    foot->addWidget(m_saveAll);
    foot->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(17, 18, space::l, space::l);
    column->setSpacing(space::s);
    column->addLayout(head);
    column->addWidget(m_list);
    column->addWidget(makeDetail(), 1);
    column->addLayout(foot);

    connect(close, &Button::clicked, this, &RequestDock::closeRequested);
    connect(m_saveAll, &Button::clicked, this, &RequestDock::saveAllRequested);
    connect(m_copyCurl, &Button::clicked, this, [this] {
        QApplication::clipboard()->setText(m_requests.value(current()).curl);
        m_copyCurl->setIconName(u"check"_s);
    });
    connect(m_copyBody, &Button::clicked, this, [this] {
        QApplication::clipboard()->setText(m_requests.value(current()).body);
        showCopied(m_copyBody, tr("Copy the body"));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { showRequest(index.row()); });
    showRequest(-1);
}

QWidget *RequestDock::makeDetail()
{
    auto *detail = new QWidget(this);
    m_method = new Badge({}, detail);
    m_path = new Text(Type::Mono, {}, Ink::Text, detail);
    m_path->setElided(Qt::ElideMiddle);
    m_copyBody = new IconButton(u"copy"_s, tr("Copy the body"), detail);
    m_copyBody->setObjectName(u"copyBodyButton"_s);
    m_headers = wrapped(Type::Mono, {}, Ink::Muted, detail);
    m_headersLink = new Expander({}, m_headers, detail);
    m_headersLink->setObjectName(u"headersLink"_s);
    m_body = new JsonView(detail);
    m_body->setObjectName(u"requestBody"_s);
    m_note = wrapped(Type::Help, {}, Ink::Muted, detail);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s);
    line->addWidget(m_method);
    line->addWidget(m_path, 1);
    line->addWidget(m_copyBody);
    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(new Hairline(detail));
    column->addLayout(line);
    column->addWidget(m_headersLink);
    column->addWidget(m_headers);
    column->addWidget(m_body, 1);
    column->addWidget(m_note);
    return detail;
}

void RequestDock::setRequests(const QList<RequestView> &requests, const QString &caption)
{
    const int before = current();
    m_requests = requests;
    m_caption->setText(caption);
    m_model->removeRows(0, m_model->rowCount());
    for (int i = 0; i < requests.size(); ++i) {
        const RequestView &request = requests[i];
        const QString last = u'/' + request.path.section(u'/', -1);
        auto *item = new QStandardItem(u"%1  %2 %3"_s.arg(i + 1).arg(request.method, last));
        item->setToolTip(request.path);
        m_model->appendRow(item);
    }
    m_list->updateGeometry();
    setCurrent(requests.isEmpty() ? -1 : qBound(0, before, int(requests.size()) - 1));
    m_saveAll->setVisible(!requests.isEmpty());
}

void RequestDock::setCurrent(int index)
{
    if (index >= 0)
        m_list->selectRow(index);
    showRequest(index);
}

int RequestDock::current() const
{
    return m_list->currentIndex().row();
}

QSize RequestDock::sizeHint() const
{
    return {dockWidth, 600};
}

void RequestDock::showRequest(int index)
{
    const bool any = index >= 0 && index < m_requests.size();
    m_method->parentWidget()->setVisible(any);
    m_copyCurl->setVisible(any && !m_requests[index].curl.isEmpty());
    m_copyCurl->setIconName(u"copy"_s);
    if (!any)
        return;
    const RequestView &request = m_requests[index];
    const bool deletes = request.method == "DELETE"_L1;
    m_method->setSpec({request.method, deletes ? Tone::Warn : Tone::Accent});
    m_path->setText(request.path);
    m_path->setToolTip(request.path);
    const int count = static_cast<int>(request.headers.size());
    m_headersLink->setText(count == 1 ? tr("1 header, secrets left out")
                                      : tr("%n headers, secrets left out", nullptr, count));
    m_headersLink->setVisible(count > 0);
    m_headersLink->setOpen(false);
    QStringList lines;
    for (const auto &[name, value] : request.headers)
        lines << name + u": "_s + value;
    m_headers->setText(lines.join(u'\n'));
    m_body->setJson(request.body, request.markedLines);
    m_body->setVisible(!request.body.isEmpty());
    m_copyBody->setVisible(!request.body.isEmpty());
    m_note->setText(request.note);
    m_note->setVisible(!request.note.isEmpty());
}

void RequestDock::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void RequestDock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, 0, 1, height()), t.line);
}

} // namespace dfw::ui
