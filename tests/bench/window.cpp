// SPDX-License-Identifier: Apache-2.0
// The program's window as ui/program.cpp starts it without --demo, until it is painted.
#include "composition.h"
#include "firstpaint.h"
#include "style/appstyle.h"

#include <QApplication>
#include <QTemporaryDir>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    dfw::ui::applyTheme(app, dfw::ui::Theme::System);
    const QTemporaryDir state; // no recent plans of whoever runs this
    dfw::SystemScheduler clock;
    dfw::ui::Composition program(state.path(), state.path(), clock);
    program.window().resize(program.window().sizeHint());
    program.start(false, {});
    return argc > 1 ? dfw::bench::runUntilPainted(argv[1]) : 2;
}
