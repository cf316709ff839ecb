// SPDX-License-Identifier: Apache-2.0
// Walks over every control of the gallery: has it a name, and room for its text?
#include "guitest.h"

#include "gallery/gallery.h"
#include "style/typescale.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>

#include <memory>

using namespace Qt::StringLiterals;
using namespace dfw::ui;

class TestGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dfw::test::useStyle(); }
    void init() { dfw::test::failOnWarnings(); }

    void everyControlHasAName()
    {
        for (const Sheet &sheet : gallerySheets()) {
            const std::unique_ptr<QWidget> owner(sheet.widget);
            owner->show();
            const auto widgets = owner->findChildren<QWidget *>();
            for (QWidget *widget : widgets) {
                if (!isControl(widget))
                    continue;
                const auto *reader = QAccessible::queryAccessibleInterface(widget);
                QVERIFY(reader);
                QVERIFY2(!reader->text(QAccessible::Name).isEmpty(),
                         qPrintable(whereIs(sheet, widget)));
            }
        }
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<double>("factor");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("140 %") << 1.4;
    }

    void nothingIsClipped()
    {
        QFETCH(double, factor);
        const QFont before = QApplication::font();
        QFont larger = before;
        larger.setPointSizeF(before.pointSizeF() * factor);
        QApplication::setFont(larger);
        for (const Sheet &sheet : gallerySheets()) {
            const std::unique_ptr<QWidget> owner(sheet.widget);
            // A window grows with its text; the shell shrinks rail and dock before that.
            owner->resize(qRound(1280 * factor), qRound(860 * factor));
            owner->show();
            const auto widgets = owner->findChildren<QWidget *>();
            for (QWidget *widget : widgets)
                checkRoom(sheet, widget);
        }
        QApplication::setFont(before);
    }

    void gallerySurvivesEveryTheme()
    {
        for (const Theme theme : {Theme::Dark, Theme::HighContrast, Theme::Light}) {
            dfw::test::useStyle(theme);
            for (const Sheet &sheet : gallerySheets()) {
                const std::unique_ptr<QWidget> owner(sheet.widget);
                owner->show();
                const QImage image = owner->grab().toImage();
                QVERIFY(!image.isNull());
                // The corner of each sheet shows window, rail or banner, never Fusion's grey.
                QVERIFY(image.pixelColor(2, image.height() - 3) != QColor(0xEFEFEF));
            }
        }
    }

private:
    static bool isControl(const QWidget *widget)
    {
        // Qt's own parts of a view: their text comes from the model or their owner.
        if (qobject_cast<const QHeaderView *>(widget) || qobject_cast<const QScrollBar *>(widget) ||
            widget->inherits("QTableCornerButton") || widget->objectName().startsWith(u"qt_"_s))
            return false;
        return widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus);
    }

    static QString whereIs(const Sheet &sheet, const QWidget *widget)
    {
        return u"%1: %2 '%3'"_s.arg(
            sheet.name, QLatin1StringView(widget->metaObject()->className()), widget->objectName());
    }

    static void checkRoom(const Sheet &sheet, const QWidget *widget)
    {
        if (!widget->isVisible())
            return;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            if (button->text().isEmpty() || button->inherits("dfw::ui::RailButton"))
                return;
            QVERIFY2(button->width() >= button->sizeHint().width() &&
                         button->height() >= button->sizeHint().height(),
                     qPrintable(whereIs(sheet, widget) + button->text()));
            return;
        }
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!label || label->text().isEmpty() || !label->toolTip().isEmpty())
            return;
        const int needs =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(label->height() >= needs, qPrintable(whereIs(sheet, widget) + label->text()));
        if (!label->wordWrap()) {
            QVERIFY2(label->width() >= label->fontMetrics().horizontalAdvance(label->text()),
                     qPrintable(whereIs(sheet, widget) + label->text()));
        }
    }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
