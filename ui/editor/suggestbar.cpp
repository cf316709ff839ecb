// SPDX-License-Identifier: Apache-2.0
#include "editor/suggestbar.h"

#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "texts/suggestiontext.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <QStyleOptionSlider>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

// In percent. Below the least, suggestions are mere guesses.
constexpr int leastThreshold = 30;
constexpr int mostThreshold = 95;
constexpr int step = 5;
constexpr int sliderWidth = 120;
constexpr int grooveHeight = 4;
constexpr double handleSize = 16;

// Painted from the tokens: Fusion's handle is black on black in a contrast theme.
class ScoreSlider : public QSlider
{
public:
    using QSlider::QSlider;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStyleOptionSlider option;
        initStyleOption(&option);
        const QRectF place =
            style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
        const Tokens &t = tokens(this);
        QPainter painter(this);
        QRectF groove = QRectF(rect()).adjusted(1, 0, -1, 0);
        groove.setTop(place.center().y() - grooveHeight / 2.0);
        groove.setHeight(grooveHeight);
        paintBox(&painter, groove, grooveHeight / 2.0, t.ctl);
        // The end that counts: everything from the handle on is shown.
        if (isRightToLeft())
            groove.setRight(place.center().x());
        else
            groove.setLeft(place.center().x());
        paintBox(&painter, groove, grooveHeight / 2.0, t.accent);
        QRectF handle(0, 0, handleSize, handleSize);
        handle.moveCenter(place.center());
        if (hasFocus())
            paintBox(&painter, handle, handleSize / 2, t.accent, t.text, 2);
        else
            paintBox(&painter, handle, handleSize / 2, t.surface, t.accent, 2);
    }
};

} // namespace

SuggestBar::SuggestBar(presenters::SuggestionsPresenter &presenter, MappingModel &model,
                       QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_model(model)
{
    setObjectName(u"suggestBar"_s);
    setAccessibleName(tr("Suggestions"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::xs, space::xs, space::xs);
    row->setSpacing(space::s);
    row->addWidget(new IconLabel(u"wand"_s, Ink::Accent));
    m_count = new Text(Type::Body);
    m_count->setObjectName(u"suggestCount"_s);
    m_count->setElided(Qt::ElideRight);
    row->addWidget(m_count, 1);

    auto *label = new QLabel(tr("&Score"));
    label->setToolTip(tr("How sure a suggestion must be to be shown and accepted"));
    row->addWidget(label);
    m_threshold = new ScoreSlider(Qt::Horizontal);
    m_threshold->setObjectName(u"suggestThreshold"_s);
    m_threshold->setAccessibleName(tr("Least score of a suggestion, in percent"));
    m_threshold->setToolTip(label->toolTip());
    m_threshold->setRange(leastThreshold, mostThreshold);
    m_threshold->setSingleStep(step);
    m_threshold->setPageStep(2 * step);
    m_threshold->setFixedWidth(sliderWidth);
    m_threshold->setMinimumHeight(int(handleSize) + 4);
    label->setBuddy(m_threshold);
    row->addWidget(m_threshold);
    m_value = new Text(Type::Body, {}, Ink::Muted);
    m_value->setObjectName(u"suggestThresholdValue"_s);
    // The bar must not jump while the slider moves.
    m_value->setMinimumWidth(m_value->fontMetrics().horizontalAdvance(thresholdText(0.88)));
    row->addWidget(m_value);
    row->addSpacing(space::s);

    m_accept = new Button(Kind::Secondary, {}, u"check"_s);
    m_accept->setObjectName(u"acceptSuggestionsButton"_s);
    row->addWidget(m_accept);
    m_dismiss = new Button(Kind::Quiet, tr("&Dismiss"), u"cross"_s);
    m_dismiss->setObjectName(u"dismissSuggestionsButton"_s);
    m_dismiss->setAccessibleName(tr("Dismiss all suggestions"));
    row->addWidget(m_dismiss);

    connect(m_threshold, &QSlider::valueChanged, this,
            [this](int percent) { m_presenter.setThreshold(percent / 100.0); });
    connect(m_accept, &QAbstractButton::clicked, this, &SuggestBar::accept);
    connect(m_dismiss, &QAbstractButton::clicked, this, [this] {
        m_presenter.dismiss();
        Q_EMIT dismissed();
    });
    connect(&m_presenter, &presenters::SuggestionsPresenter::changed, this, &SuggestBar::refresh);
    // Each row that gets or loses a target closes or opens a suggestion.
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &SuggestBar::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SuggestBar::refresh);
    connect(&m_model, &MappingModel::edited, this, &SuggestBar::refresh);
    refresh();
}

void SuggestBar::accept()
{
    const int count = m_presenter.shownCount();
    if (count == 0)
        return;
    m_model.setRows(m_presenter.accepted(), tr("Accept %n suggestion(s)", nullptr, count));
    Q_EMIT accepted(count);
}

void SuggestBar::refresh()
{
    const int shown = m_presenter.shownCount();
    const int below = m_presenter.openCount() - shown;
    const QSignalBlocker blocker(m_threshold);
    m_threshold->setValue(qRound(m_presenter.threshold() * 100));
    m_value->setText(thresholdText(m_presenter.threshold()));
    const QString more = below > 0 ? tr(", %n more below", nullptr, below) : QString();
    m_count->setText(shown > 0 ? tr("%n suggestion(s)", nullptr, shown) + more
                               : tr("No suggestion is that sure") + more);
    m_accept->setEnabled(shown > 0);
    m_accept->setText(tr("&Accept %1").arg(QLocale().toString(shown)));
    m_accept->setAccessibleName(tr("Accept %n suggestion(s)", nullptr, shown));
    setVisible(shown + below > 0);
}

void SuggestBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    paintDashedBox(&painter, rect(), radius::card, t.contrast ? t.surface : t.tint,
                   t.lineSuggestion);
}

} // namespace dfw::ui
