// SPDX-License-Identifier: Apache-2.0
// Ends with 0 when a window could open here. Without a display Qt aborts inside the constructor,
// which no program can ask about beforehand; packaging/demo asks this one instead of losing the
// wizard.
#include <QGuiApplication>

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    return 0;
}
