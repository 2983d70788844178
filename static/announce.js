// What has changed, for those who hear the page: one polite live region that stays while all else is drawn anew.

const region = document.createElement("p");
region.setAttribute("role", "status");
region.className = "visually-hidden";
document.body.append(region);

export const say = (words) => { region.textContent = words; };
