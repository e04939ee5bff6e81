import { Menu } from 'electron';
import { menuTemplate, type MenuActions, type MenuState } from './menu.ts';

/**
 * Makes the function that shows the menu of a state. A menu that says the same is left as it is, since a new one would close
 * it under the pointer; `anew` makes it all the same, for a mark that a click has moved.
 */
export function createMenuBar(actions: MenuActions): (state: MenuState, anew?: boolean) => void {
  let shown = '';
  return (state, anew = false) => {
    const template = menuTemplate(state, actions);
    const said = JSON.stringify(template);
    if (said === shown && !anew) return;
    shown = said;
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
}
